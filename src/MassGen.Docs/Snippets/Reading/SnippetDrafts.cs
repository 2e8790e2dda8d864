using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Makes snippets of the blocks of one page.</summary>
internal sealed class SnippetDrafts(SnippetTasks tasks, ICollection<Diagnostic> faults)
{
    private static readonly string[] WithSessions = ["bash", "console", "python"];

    public SnippetDraft? Of(PageFence fence)
    {
        if (tasks.Of(fence) is not { } task || SnippetId.Of(fence, faults) is not { } id)
        {
            return null;
        }

        var verify = fence.Page.FrontMatter.Verify;
        var (exit, exitPosition) = Output.ExitOf(fence, faults);
        var snippet = new Snippet
        {
            Id = $"{fence.Page.Path}#{id}",
            Page = fence.Page.Path,
            Position = fence.Position,
            Language = fence.Language,
            Code = fence.Text.Text,
            Task = task,
            Title = fence.Given("title")?.Value,
            Expected = new SnippetExpectations { Exit = exit, ExitPosition = exitPosition, Others = fence.Comment.Expected },
            Session = task is ShellTask or PythonTask ? fence.Given("session")?.Value ?? verify.Session : null,
            Files = fence.Comment.Files,
            Requires = Requires(fence) ?? fence.Comment.Requires ?? (WithSessions.Contains(fence.Language) ? verify.Requires : []),
        };
        ExpectationRules.Check(task, snippet.Expected, faults);
        return new SnippetDraft(fence, snippet, After(fence));
    }

    private List<string>? Requires(PageFence fence) => fence.Options.Find("requires") is { } option
        ? [.. Words(option.Value, option.ValuePosition).Where(word => Requirement.IsKnown(word.Id, word.Position, faults)).Select(word => word.Id)]
        : null;

    private static IReadOnlyList<(string Id, SourcePosition Position)> After(PageFence fence) => fence.Options.Find("after") is { } option
        ? [.. Words(option.Value, option.ValuePosition)]
        : [.. fence.Comment.After.Select(word => (word.Text, word.Position with { Length = Math.Max(1, word.Text.Length) }))];

    // Words between commas, each with its place.
    private static IEnumerable<(string Id, SourcePosition Position)> Words(string value, SourcePosition position)
    {
        var offset = position.Length > value.Length ? 1 : 0;
        foreach (var part in value.Split(','))
        {
            var word = part.Trim();
            var indent = part.Length - part.TrimStart().Length;
            yield return (word, position with { Column = position.Column + offset + indent, Length = Math.Max(1, word.Length) });
            offset += part.Length + 1;
        }
    }
}
