using System.Text;
using MassGen.Cli.Displays;
using MassGen.Events;
using Spectre.Console;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class ScreenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(1, 80, 24)]
    [InlineData(3, 80, 24)]
    [InlineData(12, 160, 45)]
    [InlineData(50, 80, 24)]
    [InlineData(50, 200, 60)]
    [InlineData(7, 20, 8)]
    [InlineData(50, 1, 1)]
    public void It_fits_any_terminal(int agents, int width, int height)
    {
        var lines = Draw(Of(agents, new TextDelta { Agent = "agent-1", Text = string.Concat(Enumerable.Repeat("words 日本語 ", 400)) }), width, height);
        Assert.True(lines.Length <= Math.Max(height - 1, 3), $"{lines.Length} lines at {width} x {height}");
        Assert.All(lines, line => Assert.True(Cells.Width(line) <= width, $"{Cells.Width(line)}: {line}"));
    }

    [Fact]
    public void The_end_of_what_an_agent_writes_is_shown()
    {
        var text = string.Join('\n', Enumerable.Range(1, 100).Select(n => $"line {n}"));
        var lines = Draw(Of(2, new TextDelta { Agent = "agent-2", Text = text }), 80, 24);
        Assert.Contains(lines, line => line.Contains("line 100", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("line 1 ", StringComparison.Ordinal));
    }

    [Fact]
    public void Markup_and_control_codes_of_models_are_shown_as_text()
    {
        var lines = Draw(Of(1, new TextDelta { Agent = "agent-1", Text = "[red]not red[/] \u001b[31m" }), 80, 24);
        Assert.Contains(lines, line => line.Contains(@"[red]not red[/] \x1b[31m", StringComparison.Ordinal));
    }

    [Fact]
    public void A_vote_that_counts_and_the_winner_are_shown()
    {
        var lines = Draw(Of(
            2,
            new AnswerSubmitted { Agent = "agent-1", AnswerId = "agent1.1", Revision = 1, SeenVersion = 0, Version = 1, Content = "42" },
            new VoteCast { Agent = "agent-2", For = "agent-1", AnswerId = "agent1.1", Version = 1, Reason = "Right." },
            new WinnerChosen { Agent = "agent-1", AnswerId = "agent1.1", Tally = new Dictionary<string, int>(), Rule = DecisionRule.MostVotes }), 80, 24);
        Assert.Contains(lines, line => line.Contains("agent-1: wins", StringComparison.Ordinal) && line.Contains("agent-2: votes for agent-1", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(59, "0:00:59")]
    [InlineData(90_061, "25:01:01")]
    public void The_hours_of_a_long_run_are_counted_on(int seconds, string shown) =>
        Assert.Contains($"  {shown}  ", new ScreenView(Of(1), Now.AddSeconds(seconds)).Figures(), StringComparison.Ordinal);

    [Theory]
    [InlineData(5, "\u2026\U0001F600\U0001F600")]
    [InlineData(4, "\u2026\U0001F600")]
    public void A_line_is_cut_between_two_characters(int width, string shown) =>
        Assert.Equal(shown, Cells.CropStart(string.Concat(Enumerable.Repeat("\U0001F600", 9)), width));

    [Fact]
    public void The_beginning_of_a_line_is_cut_between_two_characters()
    {
        for (var width = 1; width < 12; width++)
        {
            Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(Cells.Crop(string.Concat(Enumerable.Repeat("\U0001F600", 9)), width))));
        }
    }

    private static Screen Of(int agents, params RunEvent[] events) => events.Prepend(new RunStarted
    {
        Question = "A question that is longer than the narrowest terminal",
        Agents = [.. Enumerable.Range(1, agents).Select(number => new AgentSummary($"agent-{number}", "grok", null))],
        Limits = new Dictionary<string, string>(),
    }).Aggregate(Screen.Empty, (screen, runEvent) => screen.Add(runEvent with { At = Now }));

    private static string[] Draw(Screen screen, int width, int height)
    {
        var text = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(text) });
        console.Profile.Width = width;
        console.Write(new ScreenView(screen, Now).Draw(width, height));
        return text.ToString().TrimEnd('\n').Split('\n');
    }
}
