using MassGen.Diagnostics;
using MassGen.Docs.Site.Attacks;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Site.Attacks;

public sealed class AttackTests
{
    private const string Good = """
        {
          "measuredAt": "2026-11-21T18:00:00Z",
          "results": [
            { "number": 10, "attack": "memory | beyond the limit", "provider": "namespaces", "outcome": "declared", "detail": "each process" },
            { "number": 10, "attack": "memory | beyond the limit", "provider": "docker", "outcome": "held", "detail": "out-of-memory" },
            { "number": 22, "attack": "a broken stream", "provider": "docker", "outcome": "held", "detail": "engine error" }
          ]
        }
        """;

    [Theory]
    [InlineData("| no. | attack | docker | namespaces |\n|--:|---|---|---|")]
    [InlineData("| 10 | memory \\| beyond the limit | out-of-memory | **declared:** each process |")]
    [InlineData("| 22 | a broken stream | engine error | – |")]
    [InlineData("| docker | 2 | 0 |\n| namespaces | 0 | 1 |")]
    [InlineData("Run on 21 November 2026, 18:00 UTC: 2 kinds of attack. The same again:")]
    public void The_page_shows_what_held_and_what_is_declared(string lines) =>
        Assert.Contains(lines + "\n", AttackPage.Markdown(new Docs.Site.Attacks.Attacks(Read(Good).Run)), StringComparison.Ordinal);

    [Fact]
    public void Without_a_file_the_page_says_that_nothing_was_tried()
    {
        using var folder = new TempFolder();
        var faults = new List<Diagnostic>();
        Assert.Contains("Nothing was tried", AttackPage.Markdown(AttackFile.Of(folder.Path, faults)), StringComparison.Ordinal);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("\"declared\"", "\"perhaps\"", "eng/abuse.json:4:")]
    [InlineData("\"number\": 22", "\"number\": 0", "eng/abuse.json:6:")]
    [InlineData("2026-11-21T18:00:00Z", "soon", "eng/abuse.json:2:17: error MG7109")]
    [InlineData("\"detail\": \"engine error\"", "\"seen\": \"x\"", "eng/abuse.json:6:")]
    public void What_cannot_be_is_an_error_with_its_place(string good, string bad, string fault)
    {
        var read = Read(Good.Replace(good, bad, StringComparison.Ordinal));
        Assert.Null(read.Run);
        Assert.StartsWith(fault, read.Faults[0].ToString(), StringComparison.Ordinal);
    }

    private static (AttackRun? Run, List<Diagnostic> Faults) Read(string text)
    {
        var faults = new List<Diagnostic>();
        return (AttackFile.Read(new SourceText(AttackFile.FileName, text), faults), faults);
    }
}
