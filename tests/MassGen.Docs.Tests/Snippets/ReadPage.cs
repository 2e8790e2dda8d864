using MassGen.Diagnostics;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Snippets;
using MassGen.Docs.Snippets.Reading;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Snippets;

/// <summary>A page in a small repository, read for its snippets. The body begins on line 4.</summary>
internal sealed class ReadPage : IDisposable
{
    private readonly TempFolder _folder = new();

    public ReadPage(string body, string matter = "title: T")
    {
        Body = body;
        Matter = matter;
        _folder.Write("examples/one/config.yaml", "agents:\n  - id: writer\n    # region backend\n    backend:\n      type: grok\n      model: grok-4.3\n    # endregion\norchestrator:\n  max_new_answers_per_agent: 2\n");
        _folder.Write("examples/one/model.yaml", "agents:\n  writer:\n    - say: Hello.\n");
    }

    public string Body { get; }

    public string Matter { get; }

    public IReadOnlyList<Diagnostic> Faults { get; private set; } = [];

    public void File(string path, string text) => _folder.Write(path, text);

    public IReadOnlyList<Snippet> Read(params (string Path, string Body)[] others)
    {
        var faults = new List<Diagnostic>();
        var pages = others.Prepend(("page.md", Body)).Select(page => PageParser.Parse(
            page.Item1, new SourceText($"docs-src/{page.Item1}", $"---\n{Matter}\n---\n{page.Item2}"), faults)).ToList();
        var snippets = new SnippetReader(_folder.Path, ["one"]).Read(pages, faults);
        Faults = faults;
        return snippets;
    }

    /// <summary>The only snippet; there must be no fault.</summary>
    public Snippet One()
    {
        var snippet = Read();
        Assert.Empty(Faults);
        return Assert.Single(snippet);
    }

    /// <summary>The only fault, as people read it.</summary>
    public string Fault()
    {
        Read();
        return Assert.Single(Faults).ToString();
    }

    public void Dispose() => _folder.Dispose();
}
