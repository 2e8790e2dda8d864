using System.Globalization;
using MassGen.Coordination;
using MassGen.Projections;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MassGen.Cli.Displays;

/// <summary>Draws a screen of any size: agents side by side while there is room for what they write, one line an agent otherwise.</summary>
/// <param name="screen">What to draw.</param>
/// <param name="now">The present moment.</param>
internal sealed class ScreenView(Screen screen, DateTimeOffset now)
{
    private const int NarrowestPane = 36;

    private const int NarrowestLine = 60;

    // A border above and below, and three lines to read.
    private const int LowestPane = 5;

    // Higher panes only move the eyes further.
    private const int HighestPane = 24;

    private CoordinationState State => screen.Status.State;

    /// <summary>The drawing; never higher than the height.</summary>
    public IRenderable Draw(int width, int height)
    {
        // The last line of a terminal stays free: writing it would scroll.
        var parts = new List<IRenderable> { Heading(width), Line(Figures(), width, Style.Plain) };
        var news = screen.News.TakeLast(Math.Clamp(height / 6, 1, 4)).Select(line => Line(line, width, Style.Plain)).ToList();
        var room = height - 1 - parts.Count - news.Count;
        if (State.Agents.Length > 0 && room > 0)
        {
            parts.Add(Agents(width, room));
        }

        return new Rows(parts.Concat(news));
    }

    private Text Heading(int width) =>
        Line($"Question: {SafeText.Line(screen.Status.Started?.Question ?? "")}", width, new Style(decoration: Decoration.Bold));

    /// <summary>How far the run is and what it used, in one line; the most important figures first.</summary>
    public string Figures()
    {
        var total = screen.Status.Costs.Total;
        var elapsed = screen.Status.Started is { } started ? now - started.At : TimeSpan.Zero;
        return string.Join("  ", PhaseWords(), Text($"{(int)elapsed.TotalHours}:{elapsed:mm\\:ss}"), Cost(total),
            Text($"{State.Agents.Count(agent => agent.Answer is not null)} answers"),
            Text($"{State.Agents.Count(State.VoteCounts)}/{State.Agents.Length} votes"),
            Text($"{total.Calls} calls"), Text($"{total.InputTokens + total.OutputTokens:N0} tokens"));
    }

    private string PhaseWords() => State.Phase == RunPhase.NotStarted ? "starting" : State.Phase.ToString().ToLowerInvariant();

    // A call in flight has no price yet; + says that more is to come.
    private static string Cost(CostEntry total) => total switch
    {
        { CostUsd: { } known } => Text($"${known:0.0000}"),
        { KnownUsd: > 0 } => Text($"${total.KnownUsd:0.0000}+"),
        _ => "cost unknown",
    };

    private Grid Agents(int width, int room)
    {
        var columns = Math.Clamp(width / NarrowestPane, 1, State.Agents.Length);
        var rows = (State.Agents.Length + columns - 1) / columns;

        // The last row should not stand half empty: 4 agents are better 2 by 2 than 3 and 1.
        columns = (State.Agents.Length + rows - 1) / rows;
        return room / rows >= LowestPane ? Panes(width, Math.Min(room / rows, HighestPane), columns) : Lines(width, room);
    }

    private Grid Panes(int width, int height, int columns)
    {
        var grid = new Grid { Expand = false };
        for (var column = 0; column < columns; column++)
        {
            grid.AddColumn(new GridColumn { Width = width / columns, Padding = new Padding(0), NoWrap = true });
        }

        foreach (var row in State.Agents.Chunk(columns))
        {
            grid.AddRow([.. row.Select(agent => Pane(agent, width / columns, height))]);
        }

        return grid;
    }

    private Panel Pane(AgentProgress agent, int width, int height) => new(new TailText(screen.TailOf(agent.Id), height - 2))
    {
        Header = new PanelHeader(Markup.Escape($" {Cells.Crop($"{SafeText.Line(agent.Id)}: {Doing(agent)}", width - 6)} ")),
        Border = BoxBorder.Rounded,
        BorderStyle = new Style(ColourOf(agent)),
        Padding = new Padding(1, 0),
        Width = width,
        Height = height,
    };

    private Grid Lines(int width, int room)
    {
        var columns = Math.Clamp(Math.Min(width / NarrowestLine, (State.Agents.Length + room - 1) / room), 1, State.Agents.Length);
        var shown = State.Agents.Length <= room * columns ? State.Agents.Length : (room - 1) * columns;
        var name = Math.Clamp(State.Agents.Max(agent => Cells.Width(SafeText.Line(agent.Id))), 5, Math.Max(5, width / columns / 4));
        var doing = Math.Clamp(State.Agents.Max(agent => Cells.Width(Doing(agent))), 7, Math.Max(7, width / columns / 3));
        var grid = new Grid { Expand = false };
        for (var column = 0; column < columns; column++)
        {
            grid.AddColumn(new GridColumn { Width = width / columns, Padding = new Padding(0), NoWrap = true });
        }

        foreach (var row in State.Agents.Take(shown).Chunk(columns))
        {
            grid.AddRow([.. row.Select(agent => AgentLine(agent, name, doing, (width / columns) - 1))]);
        }

        return shown == State.Agents.Length ? grid : grid.AddRow($"… and {State.Agents.Length - shown} more");
    }

    private Text AgentLine(AgentProgress agent, int name, int doing, int width)
    {
        var start = $"{Cells.Fit(SafeText.Line(agent.Id), name)}  {Cells.Fit(Doing(agent), doing)}  ";
        var end = Cells.CropStart(screen.TailOf(agent.Id).TrimEnd().Split('\n')[^1], width - name - doing - 4);
        return Line(start + end, width, new Style(ColourOf(agent)));
    }

    private string Doing(AgentProgress agent) => agent switch
    {
        _ when State.Winner == agent.Id && screen.IsPresenting(agent.Id) => "writes the final answer",
        _ when State.Winner == agent.Id => "wins",
        { Status: AgentStatus.Stopped } => "stopped",
        _ when State.VoteCounts(agent) => $"votes for {SafeText.Line(agent.Vote!.For)}",
        { Status: AgentStatus.Working, Answer: { } answer } => $"{answer.Id}, working",
        { Status: AgentStatus.Working } => "working",
        { Answer: { } answer } => $"{answer.Id}, waiting",
        _ => "waiting",
    };

    private Color ColourOf(AgentProgress agent) => agent switch
    {
        _ when State.Winner == agent.Id => Color.Green,
        { Status: AgentStatus.Stopped } => Color.Red,
        _ when State.VoteCounts(agent) => Color.Aqua,
        { Status: AgentStatus.Working } => Color.Yellow,
        _ => Color.Default,
    };

    private static Text Line(string text, int width, Style style) => new(Cells.Crop(text, width), style);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
