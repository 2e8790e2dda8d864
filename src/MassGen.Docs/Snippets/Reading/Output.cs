using System.Globalization;
using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Reads how output is compared, and what exit code is expected.</summary>
internal static class Output
{
    private static readonly Dictionary<string, OutputMatch> Matches = new()
    {
        ["exact"] = OutputMatch.Exact,
        ["contains"] = OutputMatch.Contains,
        ["lines"] = OutputMatch.Lines,
        ["json"] = OutputMatch.Json,
        ["jsonschema"] = OutputMatch.JsonSchema,
    };

    private static readonly Dictionary<string, PrintedTo> Streams = new()
    {
        ["both"] = PrintedTo.Both,
        ["stdout"] = PrintedTo.Output,
        ["stderr"] = PrintedTo.Error,
    };

    public static OutputMatch MatchOf(PageFence fence, OutputMatch usual, ICollection<Diagnostic> faults) => Word(fence, "match", Matches, usual, faults);

    public static PrintedTo StreamOf(PageFence fence, ICollection<Diagnostic> faults) => Word(fence, "stream", Streams, PrintedTo.Both, faults);

    /// <summary>What a block shows that holds the output of another.</summary>
    public static ExpectedOutput Of(PageFence fence, ICollection<Diagnostic> faults)
    {
        var first = fence.Text.Lines.Count == 0 ? null : new SourcePosition(fence.Page.Source, fence.Line + 1, fence.Text.Lines[0].Column);
        return new ExpectedOutput(
            fence.Text.Text.TrimEnd(), MatchOf(fence, OutputMatch.Exact, faults), first ?? new SourcePosition(fence.Page.Source, fence.Line + 1, 1), StreamOf(fence, faults));
    }

    /// <summary>The exit code, and where it was written.</summary>
    public static (int Exit, SourcePosition? Position) ExitOf(PageFence fence, ICollection<Diagnostic> faults)
    {
        if (fence.Options.Find("exit") is not { } option)
        {
            return (fence.Comment.Exit ?? 0, fence.Comment.ExitPosition);
        }

        if (!byte.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var exit))
        {
            faults.Add(new Diagnostic("MG5128", Severity.Error, $"'{option.Value}' is not an exit code.", option.ValuePosition, Suggestion: "Write a number from 0 to 255."));
        }

        return (exit, option.ValuePosition);
    }

    private static T Word<T>(PageFence fence, string key, Dictionary<string, T> words, T usual, ICollection<Diagnostic> faults)
    {
        if (fence.Options.Find(key) is not { } option)
        {
            return usual;
        }

        if (words.TryGetValue(option.Value, out var value))
        {
            return value;
        }

        faults.Add(new Diagnostic(
            "MG5127", Severity.Error, $"'{option.Value}' is nothing that '{key}' takes.", option.ValuePosition,
            Suggestion: NearestWord.Suggestion(option.Value, words.Keys) ?? $"It takes one of: {string.Join(", ", words.Keys)}."));
        return usual;
    }
}
