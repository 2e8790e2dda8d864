using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using MassGen.Docs.Site;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Site;

/// <summary>A small site in a folder of its own, with the repository's real templates.</summary>
internal sealed class SampleSite : IDisposable
{
    private readonly TempFolder _folder = new();

    public SampleSite(string body = "Hello.\n") => Write("index.md", body);

    public static string Templates { get; } = Path.Combine(
        RepositoryRoot.Find(AppContext.BaseDirectory) ?? throw new InvalidOperationException("The tests run outside of the repository."), "site-templates");

    public string Output => Path.Combine(_folder.Path, "site");

    public string TemplateFolder { get; set; } = Templates;

    public IReadOnlyList<ExamplePage> Examples { get; set; } = [SampleExamples.Page(evidence: SampleExamples.Evidence())];

    public IReadOnlyList<SnippetPage> Snippets { get; set; } = [];

    public Uri? BaseUrl { get; set; }

    public string? VersionLabel { get; set; }

    public DateTimeOffset BuiltAt { get; set; } = SampleExamples.Day;

    /// <summary>Writes a page with the front matter that every page needs; its body begins on line 4.</summary>
    public void Write(string path, string body) => WriteRaw(path, $"---\ntitle: Title of {path}\n---\n{body}");

    public void WriteRaw(string path, string text) => _folder.Write("docs-src/" + path, text);

    public SiteInput Input => new()
    {
        ContentFolder = Path.Combine(_folder.Path, "docs-src"),
        TemplateFolder = TemplateFolder,
        Examples = Examples,
        Snippets = Snippets,
        BuiltAt = BuiltAt,
        BaseUrl = BaseUrl,
        VersionLabel = VersionLabel,
    };

    public SiteResult Build() => SiteBuilder.Build(Input, Output);

    /// <summary>Builds, and gives a page's text.</summary>
    public string Html(string path = "index.html")
    {
        var result = Build();
        return result.Succeeded ? File.ReadAllText(Path.Combine(Output, path)) : throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    /// <summary>Builds, and gives a page as a browser reads it.</summary>
    public IHtmlDocument Page(string path = "index.html") => new HtmlParser().ParseDocument(Html(path));

    /// <summary>Builds, and gives the one error there must be, as people read it.</summary>
    public string Error() => Assert.Single(Build().Diagnostics).ToString();

    public void Dispose() => _folder.Dispose();
}
