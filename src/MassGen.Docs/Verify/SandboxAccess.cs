using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Desktop;
using MassGen.Desktop.ComputerUse;
using MassGen.Sandbox;

namespace MassGen.Docs.Verify;

/// <summary>The sandboxes of a verification: chosen once, when the first example needs one.</summary>
internal sealed class SandboxAccess(string choice, IVerificationProgress progress) : IAsyncDisposable
{
    private readonly SemaphoreSlim _gate = new(1);
    private readonly DesktopPlaces _desktops = new(progress.Say, TimeProvider.System);
    private ShellSandboxes? _sandboxes;

    /// <summary>Sees to it that an example's agents have what they need.</summary>
    /// <exception cref="SandboxMissingException">They cannot have it on this machine.</exception>
    /// <exception cref="ImageMissingException">The configuration names an image that is not to be had.</exception>
    /// <exception cref="DesktopException">An agent needs a desktop, and there is no engine for containers.</exception>
    public async Task<PreparedSandbox> PrepareAsync(MassGenConfig config, string baseDirectory, CancellationToken cancellationToken)
    {
        try
        {
            var sandboxes = await OpenAsync(cancellationToken);
            var identities = new List<string>();
            foreach (var shell in ShellsOf(config))
            {
                identities.Add(await sandboxes.PrepareAsync(shell, baseDirectory, cancellationToken));
            }

            if (NeedsDesktop(config))
            {
                identities.Add(await _desktops.PrepareAsync(cancellationToken));
            }

            return new PreparedSandbox(sandboxes, string.Join(", ", identities.Distinct())) { Desktops = _desktops };
        }
        catch (ShellFaultException fault)
        {
            throw new ImageMissingException(fault.Diagnostic);
        }
        catch (SandboxException missing) when (missing is not ContainerNeededException)
        {
            throw new SandboxMissingException(
                $"{missing.Code}: {missing.Message}\nWithout a sandbox nothing is run. 'doctor' says what this machine has; --sandbox chooses another.");
        }
    }

    /// <summary>What identifies the place where an example's commands would run; null while it cannot be known.</summary>
    public async Task<string?> IdentifyAsync(MassGenConfig config, string baseDirectory, CancellationToken cancellationToken)
    {
        try
        {
            var sandboxes = await OpenAsync(cancellationToken);
            var identities = new List<string?>();
            foreach (var shell in ShellsOf(config))
            {
                identities.Add(await sandboxes.IdentifyAsync(shell, baseDirectory, cancellationToken));
            }

            if (NeedsDesktop(config))
            {
                identities.Add(await _desktops.IdentifyAsync(cancellationToken));
            }

            return identities.Contains(null) ? null : string.Join(", ", identities.Distinct());
        }
        catch (SandboxException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_sandboxes is not null)
        {
            await _sandboxes.DisposeAsync();
        }

        await _desktops.DisposeAsync();
        _gate.Dispose();
    }

    /// <summary>Whether anything of an example runs in a sandbox: agents' commands, or programs of tool servers, or desktops.</summary>
    public static bool IsNeededFor(MassGenConfig config) => ShellsOf(config).Any() || NeedsDesktop(config);

    private static bool NeedsDesktop(MassGenConfig config) => config.Agents.Any(ComputerToolCheck.IsUsedBy);

    private static IEnumerable<CommandLineConfig> ShellsOf(MassGenConfig config) =>
        config.Agents.Select(agent => agent.Backend.CommandLine).OfType<CommandLineConfig>()
            .Concat(config.Agents.SelectMany(agent => agent.Backend.McpServers).Any(server => server.Transport == McpTransport.Stdio)
                ? [PreparedSandbox.Server]
                : []);

    private async Task<ShellSandboxes> OpenAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _sandboxes ??= ShellSandboxes.Open(choice, progress.Say, TimeProvider.System);
        }
        finally
        {
            _gate.Release();
        }
    }
}

/// <summary>Sandboxes that are ready to be started.</summary>
/// <param name="Sandboxes">Where they come from.</param>
/// <param name="Identity">What identifies provider and images, for the key of the evidence.</param>
internal sealed record PreparedSandbox(ShellSandboxes Sandboxes, string Identity)
{
    /// <summary>Where desktops run, or null where nobody needs one.</summary>
    public DesktopPlaces? Desktops { get; init; }

    /// <summary>What programs of tool servers run in: the default image with the default limits.</summary>
    public static CommandLineConfig Server { get; } = new() { UsesContainer = true };

    public Task<ISandbox> CreateForServerAsync(CancellationToken cancellationToken) => Sandboxes.CreateAsync(Server, SandboxGrants.None, cancellationToken);
}
