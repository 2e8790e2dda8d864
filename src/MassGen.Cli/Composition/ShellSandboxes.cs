using MassGen.Configuration;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>
/// The sandboxes in which agents' commands run: the provider chosen for this machine, with the next sandbox started ahead, and the images
/// it needs, built or pulled at their first use.
/// </summary>
public sealed class ShellSandboxes : IAsyncDisposable
{
    private const string DefaultImage = "massgen/code-execution";

    // The Dockerfiles travel with the program.
    private static readonly string DefaultImageFolder = Path.Combine(AppContext.BaseDirectory, "images", "code-execution");

    private readonly Action<string> _say;
    private readonly TimeProvider _time;
    private readonly SandboxChoice _choice;
    private readonly SemaphoreSlim _gate = new(1);
    private readonly Dictionary<string, ContainerImage> _images = [];
    private SandboxPool _provider;

    private ShellSandboxes(SandboxChoice choice, SandboxPool provider, Action<string> say, TimeProvider time) =>
        (_choice, _provider, _say, _time) = (choice, provider, say, time);

    private bool UsesImages => _provider.Name is "docker" or "podman";

    /// <summary>Chooses the provider.</summary>
    /// <param name="choice">A provider's name, or <c>auto</c> for the first that works.</param>
    /// <param name="say">Told what people should know: the choice, why others were passed over, how an image's build goes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <exception cref="SandboxException">None can be used; the message lists what was tried and why each failed.</exception>
    public static async Task<ShellSandboxes> OpenAsync(
        string choice, Action<string> say, TimeProvider time, CancellationToken cancellationToken)
    {
        var wanted = Enum.Parse<SandboxChoice>(choice, ignoreCase: true);
        var selection = await SandboxSelection.SelectAsync(wanted, time, cancellationToken);
        var provider = selection.Required;
        selection.Rejected.ToList().ForEach(say);
        return new ShellSandboxes(wanted, new SandboxPool(provider, PoolLimits.Default, time), say, time);
    }

    /// <summary>Sees to it that what an agent's commands need is there.</summary>
    /// <returns>What identifies the place: the provider, and the image's digest where there is one.</returns>
    /// <exception cref="ImageUnavailableException">
    /// The image is not to be had, and it or the provider was asked for by name: another place would not be what was asked for.
    /// </exception>
    public async Task<string> PrepareAsync(CommandLineConfig shell, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return UsesImages ? await PrepareImageAsync(shell, cancellationToken) : _provider.Name;
        }
        catch (ImageUnavailableException unavailable) when (_choice == SandboxChoice.Auto && shell.Image is null)
        {
            return await FallBackAsync(unavailable, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>What <see cref="PrepareAsync"/> would return now, or null while the image is not there. Makes nothing.</summary>
    public async Task<string?> IdentifyAsync(CommandLineConfig shell, CancellationToken cancellationToken)
    {
        if (!UsesImages)
        {
            return _provider.Name;
        }

        using var images = await ContainerImages.ConnectAsync(EngineChoice, _time, cancellationToken);
        return await images.FindAsync(RequestOf(shell), cancellationToken) is { } image ? Identity(image) : null;
    }

    /// <summary>Starts a sandbox for an agent that <see cref="PrepareAsync"/> was called for.</summary>
    /// <param name="shell">The agent's shell.</param>
    /// <param name="folders">Folders of the host that its commands may read.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    public Task<ISandbox> CreateAsync(CommandLineConfig shell, IReadOnlyList<ReadOnlyFolder> folders, CancellationToken cancellationToken)
    {
        var image = UsesImages ? _images[RequestOf(shell).Name].Name : SandboxPolicy.Default.Image;
        return _provider.CreateAsync(RunComposer.PolicyOf(shell, image) with { ReadOnlyFolders = folders }, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        _gate.Dispose();
    }

    private SandboxChoice EngineChoice => _provider.Name == "podman" ? SandboxChoice.Podman : SandboxChoice.Docker;

    private static ImageRequest RequestOf(CommandLineConfig shell) => shell.Image is { } named
        ? new ImageRequest { Name = named }
        : new ImageRequest { Name = DefaultImage, Folder = DefaultImageFolder };

    private string Identity(ContainerImage image) => $"{_provider.Name} {image.Digest}";

    private async Task<string> PrepareImageAsync(CommandLineConfig shell, CancellationToken cancellationToken)
    {
        var request = RequestOf(shell);
        if (!_images.TryGetValue(request.Name, out var image))
        {
            using var images = await ContainerImages.ConnectAsync(EngineChoice, _time, cancellationToken);
            var progress = new ImageProgress(request.Name, _say, _time);
            image = await images.EnsureAsync(request, progress, cancellationToken);
            _images[request.Name] = image;
        }

        return Identity(image);
    }

    private async Task<string> FallBackAsync(ImageUnavailableException unavailable, CancellationToken cancellationToken)
    {
        var embedded = await SandboxSelection.SelectAsync(SandboxChoice.Bubblewrap, _time, cancellationToken);
        if (embedded.Provider is null)
        {
            embedded = await SandboxSelection.SelectAsync(SandboxChoice.Namespaces, _time, cancellationToken);
        }

        if (embedded.Provider is not { } provider)
        {
            throw unavailable;
        }

        _say($"{_provider.Name} answers, but has no image to use: {unavailable.Message} Commands run in {provider.Name} instead.");
        await _provider.DisposeAsync();
        _provider = new SandboxPool(provider, PoolLimits.Default, _time);
        return provider.Name;
    }
}
