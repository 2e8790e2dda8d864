using MassGen.Diagnostics;
using Xunit;

namespace MassGen.Tests.Diagnostics;

public sealed class DiagnosticTests
{
    private static string Render(string line, int column, int length = 1, string? path = null, string? suggestion = null) =>
        new Diagnostic("MG1003", Severity.Error, "Wrong.", new SourcePosition(new SourceText("c.yaml", line), 1, column, length), path, suggestion).ToString();

    [Fact]
    public void A_diagnostic_shows_place_text_line_mark_and_next_step() =>
        Assert.Equal(
            "c.yaml:1:6: error MG1003: Wrong. (at a.modle)\n  | a: { modle: x }\n  |      ^~~~~\n  = Did you mean 'model'?",
            Render("a: { modle: x }", 6, 5, "a.modle", "Did you mean 'model'?"));

    [Fact]
    public void Without_a_place_only_the_text_is_shown() =>
        Assert.Equal("warning MG2001: Odd.", new Diagnostic("MG2001", Severity.Warning, "Odd.").ToString());

    [Theory]
    [InlineData("\tab: c", 2, 2, "  | \tab: c\n  | \t^~")]
    [InlineData("\t\tx", 3, 1, "  | \t\tx\n  | \t\t^")]
    [InlineData("a\tb", 3, 1, "  | a\tb\n  |  \t^")]
    public void Tabs_stay_in_the_margin_so_that_the_mark_stands_under_its_character(string line, int column, int length, string expected) =>
        Assert.Equal("c.yaml:1:" + column + ": error MG1003: Wrong.\n" + expected, Render(line, column, length));

    [Theory]
    [InlineData(1, 99, "^~~")]
    [InlineData(3, 99, "  ^")]
    [InlineData(4, 5, "   ^")]
    [InlineData(50, 1, "   ^")]
    [InlineData(2, 0, " ^")]
    public void The_mark_never_runs_beyond_the_line(int column, int length, string mark) =>
        Assert.EndsWith("\n  | abc\n  | " + mark, Render("abc", column, length), StringComparison.Ordinal);

    [Fact]
    public void An_empty_or_endless_line_is_not_shown()
    {
        Assert.Equal("c.yaml:1:1: error MG1003: Wrong.", Render("", 1));
        Assert.Equal("c.yaml:1:9: error MG1003: Wrong.", Render(new string('x', 161), 9));
    }

    [Fact]
    public void Line_ends_of_Windows_are_no_part_of_a_line()
    {
        var source = new SourceText("c.yaml", "a\r\nb\r\n");

        Assert.Equal(("a", "b", "", "", ""), (source.Line(1), source.Line(2), source.Line(3), source.Line(4), source.Line(0)));
    }

    [Fact]
    public void An_exception_says_all_its_diagnostics()
    {
        var invalid = new InvalidInputException([new Diagnostic("MG1", Severity.Error, "One."), new Diagnostic("MG2", Severity.Error, "Two.")]);

        Assert.Equal("error MG1: One.\nerror MG2: Two.", invalid.Message);
    }
}
