using System.Globalization;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Site;

/// <summary>The site is the same to the byte, whoever builds it and wherever.</summary>
public sealed class SamenessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public SamenessTests()
    {
        _folder.Write("docs/index.md", "---\ntitle: Ilk\nupdated: 2026-01-31\ntags: [INFO, Iğdır]\n---\n\n# Ilk\n\nSee [it](title-i.md). ISSIZ ilk.\n");
        _folder.Write("docs/title-i.md", "---\ntitle: TITLE I\nupdated: 2026-06-30\n---\n\n# TITLE I\n\n## QUICK INSTALL\n\n| a | b |\n|---|--:|\n| 1.5 | 2,500 |\n\n```csharp\nvar i = 1.5;\n```\n");
        _folder.Write("docs/site.yaml", "title: Sameness\n");
    }

    [Fact]
    public async Task A_build_in_another_time_zone_and_language_is_the_same()
    {
        var here = await BuildAsync("here", "UTC", "C");
        var there = await BuildAsync("there", "Asia/Kathmandu", "tr_TR.UTF-8");
        Assert.Contains(here, file => file.Path == "index.html");
        Assert.Empty(here.Except(there).Select(file => file.Path));
        Assert.Equal(here, there);
        Assert.Equal(here, await BuildAsync("here", "America/St_Johns", "de_DE.UTF-8"));
    }

    [Fact]
    public void A_build_where_numbers_and_dates_are_written_otherwise_is_the_same()
    {
        using var site = new SampleSite("Text with [a link](more.md), 1.5 and a table.\n\n| a |\n|---|\n| 2.5 |\n");
        site.Write("more.md", "Text.\n");
        site.BaseUrl = new Uri("https://docs.example.org/");
        Assert.True(site.Build().Succeeded);
        var plain = Files(site.Output);
        var (before, other) = (CultureInfo.CurrentCulture, (CultureInfo)CultureInfo.InvariantCulture.Clone());
        (other.NumberFormat.NumberDecimalSeparator, other.NumberFormat.NumberGroupSeparator, other.NumberFormat.NegativeSign) = (",", ".", "−");
        (other.DateTimeFormat.DateSeparator, other.DateTimeFormat.TimeSeparator) = (".", "-");
        CultureInfo.CurrentCulture = other;
        Assert.Equal("1,5", $"{1.5}");
        site.Build();
        CultureInfo.CurrentCulture = before;
        Assert.Empty(plain.Except(Files(site.Output)).Select(file => file.Path));
    }

    public void Dispose() => _folder.Dispose();

    private async Task<IReadOnlyList<(string Path, string Text)>> BuildAsync(string output, string zone, string language)
    {
        var variables = new Dictionary<string, string?> { ["TZ"] = zone, ["LANG"] = language, ["LC_ALL"] = language };
        var target = Path.Combine(_folder.Path, output);
        var run = await ProgramRun.RunAsync(
            typeof(RepositoryRoot).Assembly.Location, _folder.Path, variables,
            "build", "--source", "docs", "--output", target, "--base-url", "https://docs.example.org/");
        Assert.True(run.ExitCode == 0, run.Error);
        return Files(target);
    }

    private static List<(string Path, string Text)> Files(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(folder, file), File.ReadAllText(file, System.Text.Encoding.Latin1)))];
}
