using System.Text.RegularExpressions;

namespace MassGen.Docs.Snippets.Matching;

/// <summary>
/// Replaces what differs from run to run by words that do not. The same is done to what a page shows, so a page may show a real value.
/// </summary>
public static partial class Scrubbers
{
    private static readonly IReadOnlyList<Scrubber> Each =
    [
        new("a folder for temporary files", "<temp>", Temporary()),
        new("the home folder", "~", Home()),
        new("the name of a run: its time and five letters", "<run>", RunName()),
        new("a date with a time", "<time>", Time()),
        new("a GUID", "<guid>", Guid()),
        new("a port that this machine chose", "127.0.0.1:<port>", Port()),
        // Whole seconds are what somebody set, a limit or a pause, and pages must say which.
        new("how long something took", "<duration>", Duration()),
    ];

    /// <summary>What is replaced, for the page that explains it.</summary>
    public static IReadOnlyList<Scrubber> All => Each;

    /// <summary>Replaces all of it, until nothing is left to replace: what was replaced can be what kept its neighbour from being found.</summary>
    public static string Apply(string text)
    {
        var result = Each.Aggregate(text, (before, scrubber) => scrubber.Pattern.Replace(before, scrubber.Word));
        return result == text ? text : Apply(result);
    }

    [GeneratedRegex(@"(?<![\w./-])/tmp/[\w.-]*[\w-]")]
    private static partial Regex Temporary();

    [GeneratedRegex(@"(?<![\w./-])/workspace/home(?![\w-])")]
    private static partial Regex Home();

    [GeneratedRegex(@"\b(?:run_|session_)?\d{8}[-_]\d{6}(?:[-_][0-9a-z]{3,12})?\b")]
    private static partial Regex RunName();

    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?")]
    private static partial Regex Time();

    [GeneratedRegex(@"\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b")]
    private static partial Regex Guid();

    // Systems choose from 32768 on; a lower one was asked for.
    [GeneratedRegex(@"(?:127\.0\.0\.1|\[::1\]|localhost):(?:3[2-9]|[456]\d)\d{3}\b")]
    private static partial Regex Port();

    [GeneratedRegex(@"\b(?:\d+(?:\.\d+)? ?(?:ms|µs)|\d+\.\d+ ?(?:seconds|second|sec|s))\b(?![-=])")]
    private static partial Regex Duration();
}

/// <summary>Something that differs from run to run.</summary>
/// <param name="What">What it is.</param>
/// <param name="Word">What stands in its place.</param>
/// <param name="Pattern">How it looks.</param>
public sealed record Scrubber(string What, string Word, Regex Pattern);
