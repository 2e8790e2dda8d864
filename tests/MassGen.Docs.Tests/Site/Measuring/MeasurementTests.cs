using MassGen.Diagnostics;
using MassGen.Docs.Site.Measuring;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Site.Measuring;

public sealed class MeasurementTests
{
    private const string Good = """
        {
          "measuredAt": "2026-11-21T15:44:00Z",
          "commit": "commit 0123456789",
          "machine": "a machine with 2 cores",
          "command": "dotnet run --project tests/MassGen.Benchmarks -- --json eng/benchmarks.json peers",
          "figures": [
            { "name": "peers.wall", "what": "1,000 pages", "against": "Hugo | 0.1", "unit": "s", "ours": 2, "peer": 5, "goal": "ratio <= 0.5" },
            { "name": "site.build", "what": "the site", "against": "a copy", "unit": "ms", "ours": 1200.6, "peer": 30, "goal": "ours <= 1000" }
          ],
          "missing": [{ "name": "peers-large", "reason": "There is no hugo." }]
        }
        """;

    [Theory]
    [InlineData("| 1,000 pages, beside Hugo \\| 0.1 | 2\u00A0s | 5\u00A0s | 0.4 | ratio ≤\u00A00.5 | yes |")]
    [InlineData("| the site, beside a copy | 1,201\u00A0ms | 30\u00A0ms | 40 | ours ≤\u00A01,000\u00A0ms | **no** |")]
    [InlineData("Measured on 21 November 2026, 15:44 UTC with commit 0123456789, on a machine with 2 cores. 1 of 2 goals are met.")]
    [InlineData("| `peers-large` | There is no hugo. |")]
    public void The_page_shows_what_is_met_what_is_missed_and_what_was_not_measured(string line) =>
        Assert.Contains(line + "\n", MeasurementPage.Markdown(new Measurements(Read(Good).Run)).Replace(" The same again:", "", StringComparison.Ordinal), StringComparison.Ordinal);

    [Fact]
    public void Without_a_file_the_page_says_that_nothing_was_measured()
    {
        using var folder = new TempFolder();
        var faults = new List<Diagnostic>();
        Assert.Contains("Nothing was measured", MeasurementPage.Markdown(MeasurementFile.Of(folder.Path, faults)), StringComparison.Ordinal);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("\"ratio <= 0.5\"", "\"fast\"", "eng/benchmarks.json:7:120: error MG7108")]
    [InlineData("\"ours\": 2,", "\"ours\": 0,", "eng/benchmarks.json:7:98: error MG7108")]
    [InlineData("\"peer\": 30", "\"peer\": -1", "eng/benchmarks.json:8:108: error MG7108")]
    [InlineData("site.build", "peers.wall", "eng/benchmarks.json:6:14: error MG7108")]
    [InlineData("2026-11-21T15:44:00Z", "yesterday", "eng/benchmarks.json:2:17: error MG7108")]
    [InlineData("\"against\"", "\"beside\"", "eng/benchmarks.json:7:5: error MG1006")]
    [InlineData("\"missing\": [", "\"missing\": ", "error MG1")]
    public void What_cannot_be_is_an_error_with_its_place(string good, string bad, string fault)
    {
        var read = Read(Good.Replace(good, bad, StringComparison.Ordinal));
        Assert.Null(read.Run);
        Assert.Contains(fault, read.Faults[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ratio <= 0.5", 9, 0.5, true)]
    [InlineData("ratio <= 0.5", 0, 0.51, false)]
    [InlineData("ours >= 300000", 300_000, 0.1, true)]
    [InlineData("ours <= 80", 80.1, 0.1, false)]
    public void A_goal_is_judged_by_what_it_names(string goal, double ours, double ratio, bool isMet) =>
        Assert.Equal(isMet, Goal.Parse(goal)!.IsMetBy(ours, ratio));

    private static (MeasuredRun? Run, IReadOnlyList<Diagnostic> Faults) Read(string text)
    {
        var faults = new List<Diagnostic>();
        return (MeasurementFile.Read(new SourceText(MeasurementFile.FileName, text), faults), faults);
    }
}
