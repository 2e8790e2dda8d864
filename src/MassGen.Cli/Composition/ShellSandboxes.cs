using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>
/// The sandboxes in which agents' commands run: the providers that their configurations and this machine lead to, and the images they
/// need, built or pulled at their first use.
/// </summary>
public sealed class ShellSandboxes : IAsyncDisposable
{
    private readonly ShellProviders _providers;
    private readonly ShellImages _images;
    private readonly Action<string> _say;
    private readonly SemaphoreSlim _gate = new(1);
    private SandboxChoice _engine = SandboxChoice.Docker;

    private ShellSandboxes(SandboxChoice choice, bool allowsHost, Action<string> say, TimeProvider time)
    {
        _providers = new ShellProviders(choice, allowsHost, say, time);
        _images = new ShellImages(token => ContainerImages.ConnectAsync(_engine, time, token), say, time);
        _say = say;
    }

    /// <summary>Sandboxes for this machine.</summary>
    /// <param name="choice">A provider's name for all, or <c>auto</c>: what each agent's configuration says, with what works here.</param>
    /// <param name="say">Told what people should know: why providers were passed over, how an image's build goes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="allowsHost">Whether a configuration can have commands run without a sandbox.</param>
    public static ShellSandboxes Open(string choice, Action<string> say, TimeProvider time, bool allowsHost = false) =>
        new(Enum.Parse<SandboxChoice>(choice, ignoreCase: true), allowsHost, say, time);

    /// <summary>What an agent is told about the place where its commands run.</summary>
    public ShellPlace PlaceOf(CommandLineConfig shell) => ShellPolicy.PlaceOf(shell) with { IsHost = _providers.IsOnHost(shell) };

    /// <summary>Sees to it that what an agent's commands need is there.</summary>
    /// <param name="shell">The agent's shell.</param>
    /// <param name="baseDirectory">The folder that relative paths begin at.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What identifies the place: the provider's name, a space, and the image's digest or what identifies this machine's programs.</returns>
    /// <exception cref="SandboxException">No provider can be used, or something that the configuration asks for cannot be had.</exception>
    /// <exception cref="ImageUnavailableException">
    /// The image is not to be had, and it or the provider was asked for by name: another place would not be what was asked for.
    /// </exception>
    public async Task<string> PrepareAsync(CommandLineConfig shell, string baseDirectory, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var provider = await ProviderAsync(shell, cancellationToken);
            return ShellProviders.UsesImages(provider)
                ? Identity(provider, await _images.EnsureAsync(shell, baseDirectory, cancellationToken))
                : Identity(provider);
        }
        catch (ImageUnavailableException unavailable) when (_providers.IsOpen && !shell.NeedsContainer)
        {
            return await FallBackAsync(unavailable, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>What <see cref="PrepareAsync"/> would return now, or null while the image is not there. Makes nothing.</summary>
    public async Task<string?> IdentifyAsync(CommandLineConfig shell, string baseDirectory, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var provider = await ProviderAsync(shell, cancellationToken);
            return !ShellProviders.UsesImages(provider) ? Identity(provider)
                : await _images.FindAsync(shell, baseDirectory, cancellationToken) is { } image ? Identity(provider, image)
                : null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Starts a sandbox for an agent that <see cref="PrepareAsync"/> was called for.</summary>
    /// <param name="shell">The agent's shell.</param>
    /// <param name="grants">What its commands get of the host.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="SandboxException">It could not be started, or cannot do what the configuration asks for.</exception>
    public async Task<ISandbox> CreateAsync(CommandLineConfig shell, SandboxGrants grants, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grants);
        var provider = await ProviderAsync(shell, cancellationToken);
        if (provider is HostShellProvider host)
        {
            return host.Open(grants.Workspace, [.. grants.Environment, .. grants.Secrets]);
        }

        var image = ShellProviders.UsesImages(provider) ? _images.NameFor(shell) : SandboxPolicy.Default.Image;
        var sandbox = await provider.CreateAsync(ShellPolicy.Of(shell, image, grants), cancellationToken);
        try
        {
            if (grants.HomeFiles.Count > 0)
            {
                await CredentialFiles.PlaceAsync(sandbox, grants.HomeFiles, cancellationToken);
            }

            await RequireSudoAsync(shell, sandbox, cancellationToken);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _providers.DisposeAsync();
        _gate.Dispose();
    }

    private static string Identity(ISandboxProvider provider) => $"{provider.Name} {OwnPrograms.Identify()}";

    private static string Identity(ISandboxProvider provider, ContainerImage image) => $"{provider.Name} {image.Digest}";

    private static async Task RequireSudoAsync(CommandLineConfig shell, ISandbox sandbox, CancellationToken cancellationToken)
    {
        if (!shell.MayBecomeRoot)
        {
            return;
        }

        var result = await sandbox.RunAsync(new SandboxCommand { Arguments = ["sudo", "-n", "true"] }, cancellationToken);
        if (!result.Succeeded)
        {
            throw new ShellFaultException(new Diagnostic(
                "MG6044", Severity.Error, $"sudo does not work in the image {sandbox.Image}: {TerminalText.Escape((result.Message ?? result.Stderr.Text).Trim())}",
                shell.ImagePosition ?? shell.Position,
                Suggestion: "Build your image on massgen/code-execution-sudo, or install sudo in it and let user 10001 use it without a password."));
        }
    }

    private async Task<ISandboxProvider> ProviderAsync(CommandLineConfig shell, CancellationToken cancellationToken)
    {
        var provider = await _providers.OfAsync(shell, cancellationToken);
        _engine = provider.Name == "podman" ? SandboxChoice.Podman : SandboxChoice.Docker;
        return provider;
    }

    private async Task<string> FallBackAsync(ImageUnavailableException unavailable, CancellationToken cancellationToken)
    {
        if (await _providers.FallBackAsync(cancellationToken) is not { } provider)
        {
            throw unavailable;
        }

        _say($"A container engine answers, but has no image to use: {unavailable.Message} Commands run in {provider.Name} instead.");
        return Identity(provider);
    }
}
