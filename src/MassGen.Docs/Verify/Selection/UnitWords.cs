using MassGen.Diagnostics;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify.Sessions;

namespace MassGen.Docs.Verify.Selection;

/// <summary>Finds what somebody means by the words of a command line: examples, pages, snippets.</summary>
/// <param name="examples">All examples, by id.</param>
/// <param name="sessions">All sessions.</param>
/// <param name="pages">All pages, by path in the documentation: <c>guides/first.md</c>.</param>
public sealed class UnitWords(IReadOnlyList<string> examples, IReadOnlyList<SnippetSession> sessions, IReadOnlyList<string> pages)
{
    private static readonly string[] Folders = ["examples/", "docs-src/", "./"];

    /// <summary>Everything.</summary>
    public Units All => new(examples, sessions);

    /// <summary>What the words mean; everything when there is none.</summary>
    /// <exception cref="InvalidInputException">A word means nothing.</exception>
    public Units Of(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            return All;
        }

        var (chosen, snippets) = (new HashSet<string>(), new HashSet<string>());
        foreach (var word in words)
        {
            Add(word, chosen, snippets);
        }

        return new Units(
            [.. examples.Where(chosen.Contains)],
            [.. sessions.Select(session => session.UpTo(snippet => snippets.Contains(snippet.Id))).OfType<SnippetSession>()]);
    }

    private void Add(string word, HashSet<string> chosen, HashSet<string> snippets)
    {
        var name = Plain(word);
        if (examples.Contains(name) && !word.Contains("docs-src", StringComparison.Ordinal))
        {
            chosen.Add(name);
        }
        else if (PageOf(name) is { } page)
        {
            // A page that shows an example promises what the example does.
            var shown = Snippets().Where(snippet => snippet.Page == page).ToList();
            snippets.UnionWith(shown.Select(snippet => snippet.Id));
            chosen.UnionWith(shown.Select(snippet => (snippet.Task as CopyTask)?.Example).OfType<string>());
        }
        else if (SnippetOf(name) is { } snippet)
        {
            snippets.Add(snippet.Id);
        }
        else
        {
            throw Unknown(word, name);
        }
    }

    private string? PageOf(string name) => pages.FirstOrDefault(page => page == name || page == name + ".md");

    private Snippet? SnippetOf(string name) => name.Split('#', 2) is [var page, var id] && PageOf(page) is { } path
        ? Snippets().FirstOrDefault(snippet => snippet.Id == $"{path}#{id}")
        : null;

    private InvalidInputException Unknown(string word, string name)
    {
        var page = name.Contains('#', StringComparison.Ordinal) ? PageOf(name.Split('#')[0]) : null;
        List<string> known = page is null
            ? [.. examples, .. pages, .. pages.Select(path => Path.ChangeExtension(path, null)), .. Snippets().Select(snippet => snippet.Id)]
            : [.. Snippets().Where(snippet => snippet.Page == page).Select(snippet => snippet.Id)];
        var words = page is not null
            ? $"There is no snippet '{word[(word.IndexOf('#', StringComparison.Ordinal) + 1)..]}' in {page}."
            : $"There is no example, page or snippet '{word}'.";
        return new InvalidInputException(new Diagnostic(
            "MG5006", Severity.Error, words, Suggestion: InFolder(name) ?? NearestWord.Suggestion(name, known) ?? Listed(page, known)));
    }

    // A page that is called by its file's name alone.
    private string? InFolder(string name) =>
        pages.FirstOrDefault(page => page.EndsWith($"/{name}", StringComparison.Ordinal) || page.EndsWith($"/{name}.md", StringComparison.Ordinal)) is { } page
            ? $"Did you mean '{page}'?"
            : null;

    private string Listed(string? page, List<string> known) => page is not null
        ? known.Count == 0 ? "The page has no snippets." : $"Its snippets: {string.Join(", ", known)}."
        : $"Examples: {string.Join(", ", examples)}. Pages are named like guides/first.md, snippets like guides/first.md#id.";

    private IEnumerable<Snippet> Snippets() => sessions.SelectMany(session => session.Snippets);

    private static string Plain(string word)
    {
        var name = word.Replace('\\', '/').TrimEnd('/');
        foreach (var folder in Folders.Reverse())
        {
            name = name.StartsWith(folder, StringComparison.Ordinal) ? name[folder.Length..] : name;
        }

        return name;
    }
}
