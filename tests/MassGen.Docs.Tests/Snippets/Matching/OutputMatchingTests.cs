using MassGen.Diagnostics;
using MassGen.Docs.Snippets;
using MassGen.Docs.Snippets.Matching;
using Xunit;

namespace MassGen.Docs.Tests.Snippets.Matching;

public sealed class OutputMatchingTests
{
    private static readonly string[] Pieces =
        ["a", "b", " ", "\n", "\n", "...", "\n...\n", " (re)", " (glob)", " (*)", " (escaped)", "\\", "*", "(", "12 ms", "1.5 s", "/tmp/x9", "2026-01-01T10:00:00Z", "$ x", "\t"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 60)];

    [Theory, MemberData(nameof(Seeds))]
    public void A_text_always_matches_itself(int seed)
    {
        var text = Text(new Random(seed));
        Assert.All([OutputMatch.Exact, OutputMatch.Contains], match => Assert.True(OutputMatching.Holds(Expected(text, match), text), text));
    }

    [Theory, MemberData(nameof(Seeds))]
    public void What_is_written_for_a_text_always_matches_it(int seed)
    {
        var random = new Random(seed);
        var (before, now) = (Text(random), Text(random));
        foreach (var match in new[] { OutputMatch.Exact, OutputMatch.Lines, OutputMatch.Contains })
        {
            var blessed = OutputMatching.Bless(Expected(before, match), now);
            Assert.True(IsBroken(before) || OutputMatching.Holds(Expected(blessed, match), now), $"{match}\n--- was\n{before}\n--- printed\n{now}\n--- blessed\n{blessed}");
        }
    }

    [Theory, MemberData(nameof(Seeds))]
    public void Scrubbing_twice_changes_nothing_more(int seed)
    {
        var once = Scrubbers.Apply(Text(new Random(seed)));
        Assert.Equal(once, Scrubbers.Apply(once));
    }

    [Theory]
    [InlineData("took 1.5 s", "took 12 ms")]
    [InlineData("in /tmp/massgen-a1/x", "in /tmp/other/x")]
    [InlineData("at 2026-01-01T10:00:00Z", "at 2027-12-31 23:59:59.123+02:00")]
    [InlineData("on 127.0.0.1:40000", "on localhost:51234")]
    [InlineData("id 6f9619ff-8b86-d011-b42d-00c04fc964ff", "id 00000000-0000-0000-0000-000000000000")]
    [InlineData(".massgen/runs/20260101-101010-a1b2c", ".massgen/runs/20271231-235959-zz9z9")]
    public void What_differs_from_run_to_run_does_not_count(string shown, string printed) =>
        Assert.True(OutputMatching.Holds(Expected(shown), printed), $"{Scrubbers.Apply(shown)} / {Scrubbers.Apply(printed)}");

    [Theory]
    [InlineData("at most 30 seconds", "at most 60 seconds")]
    [InlineData("on http://127.0.0.1:8080", "on http://127.0.0.1:8081")]
    public void What_somebody_set_counts(string shown, string printed) => Assert.False(OutputMatching.Holds(Expected(shown), printed));

    [Fact]
    public void Space_that_nobody_sees_and_colours_do_not_count() =>
        Assert.True(OutputMatching.Holds(Expected("a\n b"), "\n\u001b[31ma\u001b[0m  \r\n b\n\n"));

    [Fact]
    public void A_control_character_is_shown_and_not_obeyed() =>
        Assert.Contains(@"+a\x07", OutputMatching.FaultOf(Expected("a"), "a\a")!.Difference, StringComparison.Ordinal);

    [Fact]
    public void The_fault_tells_the_line_and_both_texts()
    {
        var fault = OutputMatching.FaultOf(Expected("a\nb\nc"), "a\nx\nc")!;
        Assert.Equal((2, " a\n-b\n+x\n c"), (fault.Line, fault.Difference));
    }

    [Theory]
    [InlineData("b\nd", "a\nb\nc\nd", true)]
    [InlineData("d\nb", "a\nb\nc\nd", false)]
    [InlineData("ell", "hello", true)]
    [InlineData("ell", "help", false)]
    public void Contained_lines_come_in_their_order(string shown, string printed, bool holds) =>
        Assert.Equal(holds, OutputMatching.Holds(Expected(shown, OutputMatch.Contains), printed));

    [Theory]
    [InlineData("a\n...\nz", "a\nb\nc\nz", true)]
    [InlineData("a\n...\nz", "a\nz", true)]
    [InlineData("a\n...\nz", "a\nb", false)]
    [InlineData("file *.txt (glob)", "file a.txt", true)]
    [InlineData(@"file \*.txt (glob)", "file a.txt", false)]
    [InlineData(@"\d+ agents? (re)", "12 agents", true)]
    [InlineData(@"\d+ (re)", "12 agents", false)]
    [InlineData("x (*)\ny", "x\nx\nx\ny", true)]
    [InlineData("x (+)\ny", "y", false)]
    [InlineData("x (?)\ny", "y", true)]
    [InlineData("a* (glob+)\nb", "a1\na2\nb", true)]
    [InlineData("... (escaped)", "...", true)]
    [InlineData("x (re", "x (re", true)]
    public void Lines_may_be_patterns(string shown, string printed, bool holds) =>
        Assert.Equal(holds, OutputMatching.Holds(Expected(shown, OutputMatch.Lines), printed));

    [Fact]
    public void A_pattern_that_still_fits_stays_when_the_rest_is_written_anew() =>
        Assert.Equal(
            "head\nrun .* (re)\n...\nnew",
            OutputMatching.Bless(Expected("head\nrun .* (re)\n...\nold", OutputMatch.Lines), "head\nrun 7\nmore\nnew"));

    [Fact]
    public void A_printed_line_that_looks_like_a_pattern_is_written_as_itself()
    {
        var blessed = OutputMatching.Bless(Expected("a\nb", OutputMatch.Lines), "a\nx (re)");
        Assert.Equal("a\nx (re) (escaped)", blessed);
    }

    [Fact]
    public void A_line_that_did_not_change_keeps_its_real_value() =>
        Assert.Equal("took 3.0 s\nnew", OutputMatching.Bless(Expected("took 3.0 s\nold"), "took 12 ms\nnew"));

    [Fact]
    public void An_expression_that_is_none_is_a_fault_and_is_not_thrown_away()
    {
        var expected = Expected("a( (re)", OutputMatch.Lines);
        Assert.StartsWith("MG5150", OutputMatching.FaultOf(expected, "a(")!.Difference, StringComparison.Ordinal);
        Assert.Equal("a( (re)", OutputMatching.Bless(expected, "a("));
    }

    private static ExpectedOutput Expected(string text, OutputMatch match = OutputMatch.Exact) =>
        new(text, match, new SourcePosition(new SourceText("page.md", text), 1, 1));

    private static bool IsBroken(string text) => OutputMatching.FaultOf(Expected(text, OutputMatch.Lines), "x")?.Difference.StartsWith("MG5150", StringComparison.Ordinal) == true;

    private static string Text(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
