using System.Text.RegularExpressions;
using Xunit;

namespace MassGen.Docs.Tests.Pages;

public sealed partial class DiagnosticsPageTests
{
    private static readonly string Root = RepositoryRoot.Find(AppContext.BaseDirectory)!;

    [Fact]
    public void Every_code_in_the_sources_has_a_row_and_every_row_a_code()
    {
        var used = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value))
            .Distinct().Order(StringComparer.Ordinal);
        var explained = Row().Matches(File.ReadAllText(Path.Combine(Root, "docs-src", "reference", "diagnostics.md")))
            .Select(match => match.Groups[1].Value);
        Assert.Equal(used, explained);
    }

    [GeneratedRegex("\"(MG[0-9]{4})\"")]
    private static partial Regex Code();

    [GeneratedRegex("^\\| `(MG[0-9]{4})` \\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
