using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Desktop;
using MassGen.Desktop.ComputerUse;
using MassGen.Mcp;
using MassGen.Providers;
using MassGen.Providers.Pacing;
using MassGen.Runs.Disk;
using MassGen.Sandbox;
using MassGen.Workspaces;
using Microsoft.Extensions.AI;

namespace MassGen.Cli.Runs;

/// <summary>What a run holds on to while it goes on: connections, clients, and where sandboxes come from.</summary>
internal sealed class RunResources : IAsyncDisposable
{
    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly SocketsHttpHandler _edge;
    private readonly SocketsHttpHandler _servers;
    private readonly ScriptedModels? _models;
    private readonly Traffic _traffic = new();
    private readonly List<IChatClient> _clients = [];
    private ShellSandboxes? _sandboxes;
    private DesktopPlaces? _desktops;
    private DesktopViews? _views;

    // A proxy is no way to this machine.
    private RunResources(ScriptedModels? models) =>
        (_models, _edge, _servers) = (models, ProviderEdge.Create(models is null), ServerEdge.Create(models is null));

    /// <summary>Gets everything ready that takes long or may be missing.</summary>
    /// <exception cref="SandboxException">No sandbox can be used.</exception>
    public static async Task<RunResources> OpenAsync(MassGenConfig config, RunSettings settings, Action<string> say, CancellationToken cancellationToken)
    {
        var resources = new RunResources(settings.Models);
        try
        {
            foreach (var shell in config.Agents.Select(agent => agent.Backend.CommandLine).OfType<CommandLineConfig>())
            {
                resources._sandboxes ??= ShellSandboxes.Open(settings.Sandbox, say, TimeProvider.System, allowsHost: true);
                await resources._sandboxes.PrepareAsync(shell, Directory.GetCurrentDirectory(), cancellationToken);
            }

            if (config.Agents.Any(ComputerToolCheck.IsUsedBy))
            {
                resources._desktops = new DesktopPlaces(say, TimeProvider.System);
                await resources.PrepareDesktopsAsync(say, cancellationToken);
            }

            return resources;
        }
        catch
        {
            await resources.DisposeAsync();
            throw;
        }
    }

    /// <summary>The client of an agent's model.</summary>
    public IChatClient ClientOf(AgentConfig agent, ChatPipeline pipeline)
    {
        var endpoint = RunComposer.EndpointOf(agent, _run);
        var client = ChatClientFactory.Create(_models?.InPlaceOf(endpoint) ?? endpoint, _edge, pipeline with { Traffic = _traffic });
        _clients.Add(client);
        return client;
    }

    /// <summary>What agents' environments are made of.</summary>
    /// <param name="config">The configuration.</param>
    /// <param name="folder">The run's folder.</param>
    /// <param name="tell">Told the links under which desktops can be watched.</param>
    public EnvironmentComposer EnvironmentsOf(MassGenConfig config, RunFolder folder, Action<string> tell) => new(new AgentSurroundings
    {
        Config = config,
        Store = StoreOf(config, folder),
        BaseDirectory = Directory.GetCurrentDirectory(),
        Shells = _sandboxes,
        Servers = new HostProcessLauncher(TimeProvider.System),
        Edge = _servers,
        Desktops = _desktops is null ? null : _desktops.OpenAsync,
        StartsDesktopsAhead = _models is null,
        Views = _views = _desktops is null ? null : new DesktopViews(folder.Path, RunningDesktops.OfUser, tell, TimeProvider.System),
        ToolModels = (endpoint, pipeline, betas) =>
            ModelConnectionFactory.Create(_models?.InPlaceOf(endpoint) ?? endpoint, _edge, pipeline with { Traffic = _traffic }, betas),
    });

    // An agent without its desktop can still answer, and is told; a person should know beforehand.
    private async Task PrepareDesktopsAsync(Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            await _desktops!.PrepareAsync(cancellationToken);
        }
        catch (DesktopException missing)
        {
            say($"{missing.Code}: {missing.Message}");
        }
    }

    // Each run keeps its own files, also where the configuration names the places: runs in one directory never touch each other's.
    private static WorkspaceStore StoreOf(MassGenConfig config, RunFolder folder) => new(
        folder.Path,
        config.Orchestrator.SnapshotStorage is { } answers ? Path.Combine(Relocated(answers), folder.Id) : null,
        config.Orchestrator.AgentTemporaryWorkspace is { } shared ? Path.Combine(Relocated(shared), folder.Id) : null);

    // As in the Python project: a relative place lies below .massgen.
    private static string Relocated(string written) =>
        Path.IsPathRooted(written) || written.StartsWith(".massgen/", StringComparison.Ordinal) ? written : Path.Combine(".massgen", written);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_sandboxes is not null)
        {
            await _sandboxes.DisposeAsync();
        }

        if (_views is not null)
        {
            await _views.DisposeAsync();
        }

        if (_desktops is not null)
        {
            await _desktops.DisposeAsync();
        }

        _clients.ForEach(client => client.Dispose());
        _edge.Dispose();
        _servers.Dispose();
    }
}
