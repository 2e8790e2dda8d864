using System.Text;
using MassGen.Sandbox.Commands;
using Xunit;

namespace MassGen.Sandbox.Tests.Commands;

public sealed class EndMarkTests
{
    private static readonly string Token = SupervisorReport.NewToken();
    private readonly CommandOutput _output = new(OutputCap.Default);
    private readonly EndMark _mark = new(Token, OutputStream.Stdout);

    [Theory, InlineData(1), InlineData(3), InlineData(21), InlineData(22), InlineData(23), InlineData(1000)]
    public void A_report_may_come_in_pieces_of_any_size(int size)
    {
        var said = string.Concat(Enumerable.Range(0, 50).Select(number => $"line {number}\n"));
        Feed(said + Token + "E01007", size);
        Assert.Equal((SupervisorEnd.Exited, 7, false, true), (_mark.Report!.End, _mark.Report.Code, _mark.Report.HasKilledForMemory, _mark.Report.IsClean));
        Assert.Equal(said, Kept());
    }

    [Theory, InlineData(""), InlineData("a"), InlineData("more than a report has of bytes, and then some more")]
    public void Without_a_report_everything_is_the_commands_own(string said)
    {
        Feed(said, 5);
        Assert.False(_mark.IsSeen);
        Assert.Null(_mark.Report);
        Assert.Equal(said, Kept());
    }

    [Fact]
    public void What_only_looks_like_a_report_is_output()
    {
        var forged = SupervisorReport.NewToken() + "E01000";
        Feed(forged + Token[..15], 7);
        Assert.False(_mark.IsSeen);
        Feed("x" + Token + "T01124", 7);
        Assert.Equal(SupervisorEnd.TimedOut, _mark.Report!.End);
        Assert.Equal(forged + Token[..15] + "x", Kept());
    }

    [Theory, InlineData("X01000"), InlineData("E01abc")]
    public void A_report_that_makes_no_sense_is_none(string rest)
    {
        Feed(Token + rest, 22);
        Assert.True(_mark.IsSeen);
        Assert.Null(_mark.Report);
    }

    private void Feed(string text, int size)
    {
        foreach (var piece in Encoding.UTF8.GetBytes(text).Chunk(size))
            _mark.Feed(piece, _output);
    }

    private string Kept()
    {
        _mark.End(_output);
        return _output.Stdout.Capture().Text;
    }
}
