using System.Text.RegularExpressions;
using Xunit;

namespace MassGen.Docs.Tests.Pages;

/// <summary>The page of gaps leaves none of them open. Its links are looked at when the site is built.</summary>
public sealed partial class CodeExecutionMapTests
{
    private static readonly MatchCollection Rows = Row().Matches(File.ReadAllText(
        Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory)!, "docs-src", "project", "code-execution-map.md")));

    [Fact]
    public void Every_gap_stands_there_once_and_in_order() =>
        Assert.Equal(Enumerable.Range(1, 54), Rows.Select(row => int.Parse(row.Groups["gap"].Value, null)));

    [Fact]
    public void Every_gap_is_answered_on_a_page_and_proved_by_an_example() => Assert.All(Rows, row =>
    {
        Assert.Contains(".md", row.Groups["page"].Value, StringComparison.Ordinal);
        Assert.Contains("](example:", row.Groups["example"].Value, StringComparison.Ordinal);
    });

    [GeneratedRegex(@"^\| CE-(?<gap>\d+) \| [^|]+ \| (?<page>[^|]+) \| (?<example>[^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
