using System.Text.Json;
using MassGen.Agents;
using MassGen.Desktop.ComputerUse;
using MassGen.Events;
using MassGen.Testing;
using Microsoft.Extensions.AI;

namespace MassGen.Desktop.Tests.ComputerUse;

/// <summary>One task with a model of a few turns on desktops in memory.</summary>
internal sealed class Loop : IModelMeter
{
    private readonly MemoryDesktop _first = new(new(640, 480));
    private bool _isOpen;

    public Loop(params Func<CancellationToken, Task<ModelTurn>>[] turns) => Model = new Turns(turns);

    public Turns Model { get; }

    public ManualTime Time { get; } = new();

    public List<RunEvent> Events { get; } = [];

    /// <summary>The first desktop; those that replace it are new ones.</summary>
    public MemoryDesktop Desktop => _first;

    public Action<MemoryDesktop>? Opened { get; init; }

    public ComputerLimits Limits { get; init; } = new();

    public bool AllowsWarnings { get; init; }

    public AddressRules Rules { get; init; } = new(null, servesSite: false);

    public FrameFiles Frames { get; init; } = new(null);

    public decimal? UsdPerCall { get; init; }

    public string Page { get; set; } = "A page.";

    public string Address { get; set; } = "about:blank";

    /// <summary>What the page says each time when it is asked how long it has been at rest.</summary>
    public Func<TimeSpan?> Rested { get; set; } = () => TimeSpan.FromHours(1);

    /// <summary>A desktop with a browser, instead of those in memory and their page and clock.</summary>
    public IDesktop? Real { get; init; }

    public DesktopEnded LastEvent => (DesktopEnded)Events[^1];

    public async Task<TaskResult> RunAsync(CancellationToken cancellationToken = default)
    {
        var time = Real is null ? Time : TimeProvider.System;
        await using var desktop = new AgentDesktop("ada", _ => Task.FromResult(Real ?? Open()), Events.Add, time);
        return await new ComputerTask(new TaskSurroundings
        {
            Agent = "ada",
            Tool = "computer_use",
            Desktop = desktop,
            Frames = Frames,
            ReadPage = Real is null ? (_, _, _) => Task.FromResult<PageText?>(Read()) : BrowserPage.ReadAsync,
            Addresses = Rules,
            AllowsWarnings = AllowsWarnings,
            Limits = Limits,
            Meter = this,
            Emit = Events.Add,
            Time = time,
        }).RunAsync("Do it.", _ => Model, cancellationToken);
    }

    public async Task<decimal?> AskAsync(ToolModel model, Func<CancellationToken, Task<ModelUse>> ask, CancellationToken cancellationToken)
    {
        await ask(cancellationToken);
        return UsdPerCall;
    }

    private PageText Read()
    {
        var rested = Rested();
        return new PageText(Address, Page, rested);
    }

    private MemoryDesktop Open()
    {
        var desktop = _isOpen ? new MemoryDesktop(new(640, 480)) : _first;
        _isOpen = true;
        Opened?.Invoke(desktop);
        return desktop;
    }
}

/// <summary>A model whose turns are given; the last one repeats.</summary>
internal sealed class Turns(IReadOnlyList<Func<CancellationToken, Task<ModelTurn>>> turns) : IComputerModel
{
    public string Provider => "openai";

    public string Model => "test";

    public ScreenSize Picture => new(640, 480);

    public IPlaces Places { get; } = new PicturePlaces(new(640, 480), new(640, 480));

    public int Asked { get; private set; }

    public List<ActionReport> Reports { get; } = [];

    /// <summary>The pictures it was sent, in base 64.</summary>
    public List<string> Pictures { get; } = [];

    /// <summary>The addresses it was told, one a round.</summary>
    public List<string?> Addresses { get; } = [];

    public Task<ModelTurn> BeginAsync(string task, ModelPicture picture, CancellationToken cancellationToken) => NextAsync(picture, cancellationToken);

    public Task<ModelTurn> GoOnAsync(IReadOnlyList<ActionReport> reports, ModelPicture picture, string? address, CancellationToken cancellationToken)
    {
        Reports.AddRange(reports);
        Addresses.Add(address);
        return NextAsync(picture, cancellationToken);
    }

    public void Dispose()
    {
    }

    private Task<ModelTurn> NextAsync(ModelPicture picture, CancellationToken cancellationToken)
    {
        Pictures.Add(picture.Base64);
        return turns[Math.Min(Asked++, turns.Count - 1)](cancellationToken);
    }
}

/// <summary>Turns of a model.</summary>
internal static class Turn
{
    public static Func<CancellationToken, Task<ModelTurn>> Forever { get; } = Acts("click_at");

    public static Func<CancellationToken, Task<ModelTurn>> Waits { get; } = async token =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        throw new InvalidOperationException("Nobody stopped the wait.");
    };

    public static Func<CancellationToken, Task<ModelTurn>> Says(string text) => _ => Task.FromResult(new ModelTurn { End = TurnEnd.Done, Text = text });

    public static Func<CancellationToken, Task<ModelTurn>> Acts(string name, params SafetyCheck[] checks) =>
        _ => Task.FromResult(Of(new AskedAction("1", name, default(JsonElement), ActionPlan.Of(new Click(new(5, 5)))) { Checks = checks }));

    public static Func<CancellationToken, Task<ModelTurn>> Acts(ActionPlan plan) => _ => Task.FromResult(Of(new AskedAction("1", "act", default, plan)));

    private static ModelTurn Of(AskedAction action) => new() { End = TurnEnd.Acts, Actions = [action], Usage = new UsageDetails() };
}
