using System.Text.RegularExpressions;
using Xunit;

namespace MassGen.Docs.Tests.Pages;

/// <summary>The table of what was asked for names nothing that does not exist. Its links are looked at when the site is built.</summary>
public sealed partial class RoadmapTests
{
    private static readonly string Root = RepositoryRoot.Find(AppContext.BaseDirectory)!;
    private static readonly string Page = File.ReadAllText(Path.Combine(Root, "docs-src", "project", "roadmap.md"));

    [Theory]
    [InlineData('G', 24)]
    [InlineData('D', 12)]
    [InlineData('C', 20)]
    public void Every_item_stands_there_once_and_in_order(char letter, int count)
    {
        var items = Item().Matches(Page).Select(match => match.Groups["item"].Value).Where(item => item[0] == letter);

        Assert.Equal(Enumerable.Range(1, count).Select(number => $"{letter}{number}"), items);
    }

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var tests = Path.Combine(Root, "tests");
        var written = Directory.EnumerateFiles(tests, "*Tests.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();

        var named = Name().Matches(Page).Select(match => match.Groups["name"].Value).ToHashSet();

        Assert.NotEmpty(named);
        Assert.Empty(named.Except(written!));
    }

    [GeneratedRegex(@"^\| (?<item>[A-Z]\d+) \|", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)`")]
    private static partial Regex Name();
}
