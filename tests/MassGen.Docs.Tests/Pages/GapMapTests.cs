using System.Text.RegularExpressions;
using Xunit;

namespace MassGen.Docs.Tests.Pages;

/// <summary>The pages of gaps leave none of them open. Their links are looked at when the site is built.</summary>
public sealed partial class GapMapTests
{
    private static MatchCollection RowsOf(string page) => Row().Matches(File.ReadAllText(
        Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory)!, "docs-src", "project", page)));

    [Theory]
    [InlineData("code-execution-map.md", 54)]
    [InlineData("computer-use-map.md", 34)]
    public void Every_gap_stands_there_once(string page, int gaps) =>
        Assert.Equal(Enumerable.Range(1, gaps), RowsOf(page).Select(row => int.Parse(row.Groups["gap"].Value, null)).Order());

    [Theory]
    [InlineData("code-execution-map.md")]
    [InlineData("computer-use-map.md")]
    public void Every_gap_is_answered_on_a_page_and_proved_by_an_example(string page) => Assert.All(RowsOf(page), row =>
    {
        Assert.Contains(".md", row.Groups["page"].Value, StringComparison.Ordinal);
        Assert.Contains("](example:", row.Groups["example"].Value, StringComparison.Ordinal);
    });

    [GeneratedRegex(@"^\| C[EU]-(?<gap>\d+) \| [^|]+ \| (?<page>[^|]+) \| (?<example>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
