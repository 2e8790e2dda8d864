using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Follows what snippets say about each other: what comes after what, and whose output a block shows.</summary>
internal sealed class SnippetLinks
{
    private readonly Dictionary<string, SnippetDraft> _byId = [];
    private readonly List<SnippetDraft> _drafts;
    private readonly IReadOnlyList<string> _examples;
    private readonly ICollection<Diagnostic> _faults;

    public SnippetLinks(IEnumerable<SnippetDraft> drafts, IReadOnlyList<string> examples, ICollection<Diagnostic> faults)
    {
        (_examples, _faults) = (examples, faults);
        _drafts = [.. drafts.Where(IsFirstOfItsId)];
    }

    /// <summary>The snippets, with what they refer to.</summary>
    /// <param name="outputs">The blocks that show the output of others.</param>
    public IReadOnlyList<Snippet> Follow(IEnumerable<PageFence> outputs)
    {
        var shown = outputs.Select(fence => (Of: Printer(fence), Output: Output.Of(fence, _faults))).Where(pair => pair.Of is not null).ToLookup(pair => pair.Of!, pair => pair.Output);
        var after = _drafts.ToDictionary(draft => draft.Snippet.Id, draft => Before(draft));
        if (SnippetOrder.FirstCircle(_drafts, after) is var (at, circle) && at is not null)
        {
            Fault("MG5113", at, $"These snippets wait for each other: {string.Join(" → ", circle)}.", "Remove one 'after', or change the order of the page.");
        }

        return [.. _drafts.Select(draft => draft.Snippet with
        {
            After = after[draft.Snippet.Id],
            Files = FilesOf(draft, after),
            Expected = draft.Snippet.Expected with { Outputs = [.. shown[draft.Snippet.Id]] },
        })];
    }

    private bool IsFirstOfItsId(SnippetDraft draft)
    {
        if (_byId.TryAdd(draft.Snippet.Id, draft))
        {
            return true;
        }

        var first = _byId[draft.Snippet.Id];
        if (draft.Fence.Given("id") is var (id, position))
        {
            Fault("MG5108", position, $"The id '{id}' stands on line {first.Fence.Line} already.", "Give this snippet another.");
        }
        else
        {
            Fault("MG5108", draft.Fence.Position, $"This is the same snippet as on line {first.Fence.Line}, so it gets the same id.", "Write id=… on one of them.");
        }

        return false;
    }

    private List<string> Before(SnippetDraft draft)
    {
        var found = new List<string>();
        foreach (var (id, position) in draft.After)
        {
            if (Find(draft.Fence.Page.Path, id) is { } other)
            {
                found.Add(other.Snippet.Id);
            }
            else
            {
                Fault("MG5112", position, $"There is no snippet '{id}' to come after.", Near(draft.Fence.Page.Path, id, []));
            }
        }

        return found;
    }

    // A snippet with a file's name as its title lies under that name in the folder of those that come after it.
    private Dictionary<string, string> FilesOf(SnippetDraft draft, Dictionary<string, List<string>> after)
    {
        var files = new Dictionary<string, string>(draft.Snippet.Files);
        if (draft.Snippet.Task is not (ShellTask or PythonTask or CSharpTask))
        {
            return files;
        }

        foreach (var before in after[draft.Snippet.Id].Select(id => _byId[id].Snippet).Where(before => before.Task is not (ShellTask or PythonTask or CSharpTask)))
        {
            if (before.Title is { } name && CommentFiles.IsInside(name) && !name.Contains(' ', StringComparison.Ordinal))
            {
                files.TryAdd(name, before.Task is CopyTask copy ? copy.Text + "\n" : before.Code + "\n");
            }
        }

        return files;
    }

    private string? Printer(PageFence fence)
    {
        var (id, place) = (fence.Options.OutputOf!, fence.Options.PlaceOf("output-of"));
        if (Find(fence.Page.Path, id) is not { } draft)
        {
            if (!_examples.Contains(id))
            {
                Fault("MG5110", place, $"There is no snippet '{id}' whose output this could be.", Near(fence.Page.Path, id, _examples));
            }

            return null;
        }

        if (draft.Fence.Page.Path != fence.Page.Path || draft.Fence.Line > fence.Line)
        {
            Fault("MG5111", place, "An output stands below its snippet, on the same page.", $"The snippet is {draft.Snippet.Position}.");
        }
        else if (draft.Snippet.Task is not (ShellTask or PythonTask or CSharpTask { CompileOnly: false } or ConfigurationTask or SkipTask))
        {
            Fault("MG5111", place, $"'{id}' prints nothing: it is not run.", "Refer to a snippet that runs.");
        }

        return draft.Snippet.Id;
    }

    private SnippetDraft? Find(string page, string id) =>
        _byId.GetValueOrDefault(id.Contains('#', StringComparison.Ordinal) ? id : $"{page}#{id}");

    private string Near(string page, string id, IReadOnlyList<string> others)
    {
        var known = _drafts.Where(draft => draft.Fence.Page.Path == page && draft.Fence.Given("id") is not null)
            .Select(draft => draft.Snippet.Id[(page.Length + 1)..]).Concat(others).ToList();
        return NearestWord.Suggestion(id, known) ?? (known.Count == 0 ? "Give the snippet an id: id=…" : $"Ids here: {string.Join(", ", known)}.");
    }

    private void Fault(string code, SourcePosition place, string message, string suggestion) =>
        _faults.Add(new Diagnostic(code, Severity.Error, message, place, Suggestion: suggestion));
}
