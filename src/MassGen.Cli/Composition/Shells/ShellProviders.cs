using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>The providers that a run's shells need, each opened once: one for containers, one for sandboxes around this machine's programs.</summary>
/// <param name="choice">What the command line says; <see cref="SandboxChoice.Auto"/> leaves it to each agent's configuration.</param>
/// <param name="allowsHost">Whether a configuration can have commands run without a sandbox.</param>
/// <param name="say">Told why others were passed over.</param>
/// <param name="time">The clock.</param>
internal sealed class ShellProviders(SandboxChoice choice, bool allowsHost, Action<string> say, TimeProvider time) : IAsyncDisposable
{
    private static readonly SandboxChoice[] ForContainers = [SandboxChoice.Auto];
    private static readonly SandboxChoice[] ForLocal = [SandboxChoice.Bubblewrap, SandboxChoice.Namespaces, SandboxChoice.Docker];
    private readonly Dictionary<string, ISandboxProvider> _open = [];

    /// <summary>Whether the command line leaves the choice open.</summary>
    public bool IsOpen => choice == SandboxChoice.Auto;

    /// <summary>Whether a shell's commands run on this machine itself. A provider that somebody asked for by name is safer, and wins.</summary>
    public bool IsOnHost(CommandLineConfig shell) => IsOpen && allowsHost && shell.RunsOnHost;

    /// <summary>Whether a provider runs images.</summary>
    public static bool UsesImages(ISandboxProvider provider) => provider.Name is "docker" or "podman";

    /// <summary>The provider of a shell.</summary>
    /// <exception cref="SandboxException">None can be used; the message lists what was tried and why each failed.</exception>
    /// <exception cref="ContainerNeededException">It asks for what only a container can give, and there is none.</exception>
    public async Task<ISandboxProvider> OfAsync(CommandLineConfig shell, CancellationToken cancellationToken)
    {
        // Whoever asked for another sandbox by name need not wait for it to hear this.
        if (shell.NeedsContainer && choice is (SandboxChoice.Bubblewrap or SandboxChoice.Namespaces))
        {
            throw Needed(shell, choice.ToString().ToLowerInvariant());
        }

        var provider = await FindAsync(shell, cancellationToken);
        return UsesImages(provider) || !shell.NeedsContainer ? provider : throw Needed(shell, provider.Name);
    }

    /// <summary>The embedded sandbox in the place of containers, from now on; null when there is none either.</summary>
    public async Task<ISandboxProvider?> FallBackAsync(CancellationToken cancellationToken)
    {
        var found = await SelectAsync([SandboxChoice.Bubblewrap, SandboxChoice.Namespaces], cancellationToken);
        if (found.Provider is { } provider)
        {
            return _open["docker"] = Pooled(provider);
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var provider in _open.Values)
        {
            await provider.DisposeAsync();
        }
    }

    private static ContainerNeededException Needed(CommandLineConfig shell, string provider) => new(new Diagnostic(
        "MG6045", Severity.Error, $"{Wanted(shell)} needs a container, and commands would run in {provider} here.", shell.Position,
        Suggestion: "Start Docker and use --sandbox docker, or remove the key."));

    private static string Wanted(CommandLineConfig shell) => shell switch
    {
        { Image: not null } => "'command_line_docker_image'",
        { NetworkMode: not (null or "none") } => "'command_line_docker_network_mode'",
        { MayBecomeRoot: true } => "'command_line_docker_enable_sudo'",
        _ => "'command_line_docker_packages'",
    };

    private async Task<ISandboxProvider> FindAsync(CommandLineConfig shell, CancellationToken cancellationToken)
    {
        var kind = !IsOpen || shell.UsesContainer ? "docker" : IsOnHost(shell) ? "host" : "local";
        if (_open.TryGetValue(kind, out var known))
        {
            return known;
        }

        if (kind == "host")
        {
            return _open[kind] = new HostShellProvider(time);
        }

        var selection = await SelectAsync(!IsOpen ? [choice] : shell.UsesContainer ? ForContainers : ForLocal, cancellationToken);
        var provider = selection.Required;
        if (kind == "docker")
        {
            selection.Rejected.ToList().ForEach(say);
        }

        return _open[kind] = Pooled(provider);
    }

    // The next sandbox is started while the agents think.
    private SandboxPool Pooled(ISandboxProvider provider) => new(provider, PoolLimits.Default, time);

    private async Task<SandboxSelection> SelectAsync(IReadOnlyList<SandboxChoice> order, CancellationToken cancellationToken)
    {
        var rejected = new List<string>();
        foreach (var next in order)
        {
            var selection = await SandboxSelection.SelectAsync(next, time, cancellationToken);
            rejected.AddRange(selection.Rejected);
            if (selection.Provider is not null)
            {
                return selection with { Rejected = rejected };
            }
        }

        return new SandboxSelection(null, rejected);
    }
}
