using MassGen.Agents;
using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Desktop;
using MassGen.Desktop.ComputerUse;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Testing;
using MassGen.Workspaces;
using Xunit;

namespace MassGen.Cli.Tests;

/// <summary>Which agent gets which desktop, and when it is started.</summary>
public sealed class AgentDesktopTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<NotedDesktop> _opened = [];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task C11_two_agents_that_name_one_container_never_act_on_one_desktop()
    {
        var config = Load("environment_config: {container_name: cua-container}");
        await using var ada = EnvironmentOf(config, 0, startsAhead: false);
        await using var bob = EnvironmentOf(config, 1, startsAhead: false);

        await (await ada.Desktop.GetAsync(default)).PerformAsync(new TypeText("ada"), default);
        await (await bob.Desktop.GetAsync(default)).PerformAsync(new TypeText("bob"), default);
        await (await ada.Desktop.GetAsync(default)).PerformAsync(new TypeText("ada again"), default);

        Assert.Equal(["ada, ada again", "bob"], _opened.Select(desktop => string.Join(", ", desktop.Typed)));
        var told = Assert.Single(ComputerToolCheck.Of(config), fault => fault.Code == "MG6138");
        Assert.Equal("two.yaml:15:79", told.Position?.ToString());
    }

    [Fact]
    public async Task While_a_model_thinks_its_desktop_is_started_once_and_goes_with_the_agent()
    {
        var environment = EnvironmentOf(Load("start_page: about:blank"), 0, startsAhead: true);
        await environment.OpenAsync(AgentStage.Coordination, default);
        await environment.OpenAsync(AgentStage.Coordination, default);

        Assert.Same(await environment.Desktop.GetAsync(default), Assert.Single(_opened));
        await environment.DisposeAsync();
        Assert.True(_opened[0].IsDisposed);
    }

    [Fact]
    public async Task A_desktop_that_no_tool_asked_for_goes_too()
    {
        await using (var environment = EnvironmentOf(Load("start_page: about:blank"), 0, startsAhead: true))
        {
            await environment.OpenAsync(AgentStage.Coordination, default);
            SpinWait.SpinUntil(() => _opened.Count > 0, TimeSpan.FromSeconds(10));
        }

        Assert.True(Assert.Single(_opened).IsDisposed);
    }

    [Theory]
    [InlineData("start_page: about:blank", false, AgentStage.Coordination)]
    [InlineData("start_page: about:blank", true, AgentStage.Planning)]
    [InlineData("site: pages", true, AgentStage.Coordination)]
    public async Task Where_nothing_is_gained_or_pages_may_still_be_written_it_waits_for_its_first_use(string args, bool startsAhead, AgentStage stage)
    {
        await using var environment = EnvironmentOf(Load(args), 0, startsAhead);
        await environment.OpenAsync(stage, default);
        Assert.Empty(_opened);

        await environment.Desktop.GetAsync(default);
        Assert.Single(_opened);
    }

    private static MassGenConfig Load(string args)
    {
        const string Agent = """
              - id: NAME
                backend:
                  type: openai
                  model: gpt-4o
                  custom_tools:
                    - function: computer_use
                      preset_args: { network: false, ARGS }

            """;
        var text = "agents:\n" + string.Concat(((string[])["ada", "bob"]).Select(name => Agent.Replace("NAME", name, StringComparison.Ordinal)));
        return ConfigLoader.Load(new SourceText("two.yaml", text.Replace("ARGS", args, StringComparison.Ordinal))).Config!;
    }

    private AgentDesktopEnvironment EnvironmentOf(MassGenConfig config, int agent, bool startsAhead) => AgentDesktopEnvironment.Of(
        config.Agents[agent],
        new AgentSurroundings
        {
            Config = config,
            Store = new WorkspaceStore(_folder.Path),
            BaseDirectory = _folder.Path,
            Servers = null!,
            Edge = null!,
            StartsDesktopsAhead = startsAhead,
            Desktops = (_, _, _) =>
            {
                _opened.Add(new NotedDesktop());
                return Task.FromResult<IDesktop>(_opened[^1]);
            },
        },
        new AgentEnvironmentContext(config.Agents[agent].Id, "What?", _ => { }),
        new FrameFiles(null))!;
}

/// <summary>A desktop that notes what is typed.</summary>
internal sealed class NotedDesktop : IDesktop
{
    private static readonly Frame Picture = new(new byte[] { 1 }, ScreenSize.Default, "same", DateTimeOffset.UnixEpoch);

    public List<string> Typed { get; } = [];

    public bool IsDisposed { get; private set; }

    public ScreenSize Size => ScreenSize.Default;

    public bool IsUsable => !IsDisposed;

    public Task<Frame> CaptureAsync(CancellationToken cancellationToken) => Task.FromResult(Picture);

    public Task<ActionResult> PerformAsync(DesktopAction action, CancellationToken cancellationToken)
    {
        Typed.Add(((TypeText)action).Text);
        return Task.FromResult(new ActionResult(Picture, Settled: true, TimeSpan.Zero));
    }

    public Task<string> ReadClipboardAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<DesktopWindow>> ListWindowsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<Stream> ConnectAsync(int port, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return default;
    }
}
