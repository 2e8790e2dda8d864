using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Desktop;
using MassGen.Docs.Evidence;
using MassGen.Docs.Verify.Models;
using MassGen.Events;
using MassGen.Mcp;
using MassGen.Providers;
using MassGen.Runs;
using MassGen.Sandbox;
using MassGen.Workspaces;

namespace MassGen.Docs.Verify;

/// <summary>Puts a question to the agents of a configuration, as <c>massgen</c> does, and repeatably.</summary>
internal sealed class AgentsRun
{
    private readonly TimeProvider _time;
    private SandboxEvidence? _serverSandbox;

    public AgentsRun(TimeProvider time) => _time = time;

    /// <summary>The configuration.</summary>
    public required MassGenConfig Config { get; init; }

    /// <summary>What is asked.</summary>
    public required string Question { get; init; }

    /// <summary>What was asked and answered before.</summary>
    public IReadOnlyList<EarlierTurn> Earlier { get; init; } = [];

    /// <summary>How long it may take at most.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether the models are asked over the network.</summary>
    public bool IsLive { get; init; }

    /// <summary>Whether a configuration may name variables of this process: not in a replay, which would hold on this machine alone.</summary>
    public bool UsesHostVariables { get; init; }

    /// <summary>Where commands run, or null when none does.</summary>
    public PreparedSandbox? Sandbox { get; init; }

    /// <summary>Told in a few words what happens.</summary>
    public required Action<string> Doing { get; init; }

    /// <summary>Runs it.</summary>
    /// <param name="models">Where the models' answers come from.</param>
    /// <param name="folder">The folder it starts in.</param>
    /// <param name="store">Where agents' files are kept.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<IReadOnlyList<RunEvent>> RunAsync(
        ExampleModels models, RunningFolder folder, WorkspaceStore store, CancellationToken cancellationToken)
    {
        using var edge = ServerEdge.Create(usesProxy: false);
        var environments = new EnvironmentComposer(new AgentSurroundings
        {
            Config = Config,
            Store = store,
            BaseDirectory = folder.Path,
            Shells = Sandbox?.Sandboxes,
            Servers = new SandboxProcessLauncher(StartServerSandboxAsync, folder.AsSandboxFiles()),
            Edge = edge,
            Desktops = Sandbox?.Desktops is { } desktops ? (options, files, token) => OpenDesktopAsync(desktops, options, files, token) : null,
            ToolModels = models.ConnectionOf,
            Variables = folder.Variables(UsesHostVariables),
            Time = _time,
        });
        var agents = Config.Agents.Select(agent => RunComposer.AgentOf(agent, pipeline => models.ClientOf(agent, pipeline), environments)).ToList();
        var plan = RunComposer.Plan(Config, Question, agents) with { History = Earlier, Time = _time };
        var run = Run.Start(
            plan with
            {
                Timeout = plan.Timeout < Timeout ? plan.Timeout : Timeout,
                // A live run goes as fast as its models; everything else must be repeatable.
                Schedule = IsLive ? new ParallelSchedule() : new LockstepSchedule([.. Config.Agents.Select(agent => agent.Id)]),
            },
            cancellationToken);
        await foreach (var runEvent in run.Log.ReadAsync(1, CancellationToken.None))
        {
            if (ProgressWords.Of(runEvent) is { } words)
            {
                Doing(words);
            }
        }

        await run.Completion;
        cancellationToken.ThrowIfCancellationRequested();
        return run.Log.Snapshot();
    }

    /// <summary>The sandbox of agents' commands, else that of tool servers; null when nothing ran in one.</summary>
    public SandboxEvidence? SandboxOf(IReadOnlyList<RunEvent> events) => events.OfType<SandboxCreated>()
        .Select(created => new SandboxEvidence(created.Provider, created.Image, created.ImageDigest, created.NotEnforced)).FirstOrDefault() ?? _serverSandbox;

    /// <summary>What broke in a run, in words.</summary>
    public static IEnumerable<string> Troubles(IReadOnlyList<RunEvent> events) => events.Select(runEvent => runEvent switch
    {
        RunWarning warning when warning.Code.StartsWith("MG6", StringComparison.Ordinal) => $"{warning.Agent}: {warning.Code}: {warning.Message}",
        AgentFailed { Code: not ProviderCodes.FixtureMismatch } fault => $"{fault.Agent} failed, {fault.Code}: {fault.Message}",
        _ => null,
    }).OfType<string>().Distinct();

    private async Task<IDesktop> OpenDesktopAsync(
        DesktopPlaces desktops, DesktopOptions options, IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken)
    {
        var opened = await desktops.OpenAsync(options, files, cancellationToken);
        if (opened is DesktopSession { Sandbox: var started })
        {
            _serverSandbox = new SandboxEvidence(started.Provider, started.Image, started.ImageDigest, started.NotEnforced);
        }

        return opened;
    }

    private async Task<ISandbox> StartServerSandboxAsync(CancellationToken cancellationToken)
    {
        var started = await Sandbox!.CreateForServerAsync(cancellationToken);
        _serverSandbox = new SandboxEvidence(started.Provider, started.Image, started.ImageDigest, started.NotEnforced);
        return started;
    }
}
