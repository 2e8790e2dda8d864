using Markdig.Syntax;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>How a code block looks, as the words after its language say.</summary>
public sealed record CodeLook
{
    /// <summary>A block about which nothing is said.</summary>
    public static CodeLook Usual { get; } = new();

    /// <summary>The words after the language that say how a block looks.</summary>
    public static IReadOnlyList<string> Keys { get; } = ["tab", "title", "hl", "focus", "diff", "lines", "collapse"];

    /// <summary>Those that may stand alone.</summary>
    public static IReadOnlyList<string> Flags { get; } = ["diff", "lines", "collapse"];

    private static readonly object Key = typeof(CodeLook);

    /// <summary>The tab that it is, among the blocks beside it; null when it is none.</summary>
    public string? Tab { get; init; }

    /// <summary>What stands over it.</summary>
    public string? Title { get; init; }

    /// <summary>The lines that are marked.</summary>
    public LineRanges Marked { get; init; } = LineRanges.None;

    /// <summary>The lines that readers shall look at; the others step back.</summary>
    public LineRanges Focus { get; init; } = LineRanges.None;

    /// <summary>Whether lines that begin with <c>+</c> or <c>-</c> are new or gone.</summary>
    public bool IsDiff { get; init; }

    /// <summary>The number of its first line where numbers are shown; null where they are not.</summary>
    public int? FirstNumber { get; init; }

    /// <summary>Whether it is folded at first.</summary>
    public bool IsCollapsed { get; init; }

    /// <summary>The notes on its lines, once they were checked.</summary>
    public CodeNotes? Notes { get; init; }

    /// <summary>Whether it is written line by line.</summary>
    public bool HasLines => !Marked.IsEmpty || !Focus.IsEmpty || IsDiff || FirstNumber is not null || Notes is not null;

    /// <summary>How a block looks.</summary>
    public static CodeLook Of(CodeBlock block) => block.GetData(Key) as CodeLook ?? Usual;

    /// <summary>Says that a block looks so.</summary>
    public void AttachTo(CodeBlock block) => block.SetData(Key, this);

    /// <summary>Reads how a block looks. Words that say something else are not looked at.</summary>
    public static CodeLook Read(FencedCodeBlock block, SourceText source, ICollection<Diagnostic> faults)
    {
        if (string.IsNullOrEmpty(block.Arguments))
        {
            return Usual;
        }

        var look = Usual;
        foreach (var word in FenceWord.Read(block.Arguments))
        {
            look = word switch
            {
                { Key: "tab", Value: { Length: > 0 } tab } => look with { Tab = tab },
                { Key: "title", Value: { Length: > 0 } title } => look with { Title = title },
                { Key: "hl", Value: { Length: > 0 } lines } => look with { Marked = Lines(lines, word, block, source, faults) },
                { Key: "focus", Value: { Length: > 0 } lines } => look with { Focus = Lines(lines, word, block, source, faults) },
                { Key: "lines", Value: { Length: > 0 } first } => look with { FirstNumber = First(first, word, block, source, faults) },
                { Key: "lines", Value: null } => look with { FirstNumber = 1 },
                { Key: "diff", Value: null } => look with { IsDiff = true },
                { Key: "collapse", Value: null } => look with { IsCollapsed = true },
                _ => look,
            };
        }

        return look;
    }

    private static LineRanges Lines(string lines, FenceWord word, FencedCodeBlock block, SourceText source, ICollection<Diagnostic> faults)
    {
        if (LineRanges.Parse(lines) is { } ranges)
        {
            return ranges;
        }

        faults.Add(new Diagnostic(
            "MG7060", Severity.Error, $"'{lines}' names no lines.", FencePlace.Of(word.Written, block, source),
            Suggestion: $"Write lines and ranges with commas between them, for example {word.Key}=3-5,8."));
        return LineRanges.None;
    }

    private static int First(string first, FenceWord word, FencedCodeBlock block, SourceText source, ICollection<Diagnostic> faults)
    {
        if (int.TryParse(first, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        faults.Add(new Diagnostic(
            "MG7060", Severity.Error, $"'{first}' is no number of a line.", FencePlace.Of(word.Written, block, source),
            Suggestion: "Write lines alone to count from 1, or lines=10 to count from 10."));
        return 1;
    }
}
