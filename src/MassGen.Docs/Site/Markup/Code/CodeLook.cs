using System.Globalization;
using Markdig.Syntax;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Markup.Code;

/// <summary>How a code block looks, as the words after its language say.</summary>
public sealed record CodeLook
{
    /// <summary>A block about which nothing is said.</summary>
    public static CodeLook Usual { get; } = new();

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

    /// <summary>Reads how a block looks. Options that say something else are not looked at.</summary>
    public static CodeLook Read(FenceOptions options, ICollection<Diagnostic> faults) => options.All.Count == 0 ? Usual : new CodeLook
    {
        Tab = options.Tab,
        Title = options.Title,
        Marked = Lines(options.Find("hl"), faults),
        Focus = Lines(options.Find("focus"), faults),
        IsDiff = options.Has("diff"),
        FirstNumber = options.Find("lines") is { } first ? First(first, faults) : null,
        IsCollapsed = options.Has("collapse"),
    };

    private static LineRanges Lines(FenceOption? option, ICollection<Diagnostic> faults)
    {
        if (option is null)
        {
            return LineRanges.None;
        }

        if (LineRanges.Parse(option.Value) is { } ranges)
        {
            return ranges;
        }

        faults.Add(new Diagnostic(
            "MG7060", Severity.Error, $"'{option.Value}' names no lines.", option.ValuePosition,
            Suggestion: $"Write lines and ranges with commas between them, for example {option.Key}=3-5,8."));
        return LineRanges.None;
    }

    private static int First(FenceOption option, ICollection<Diagnostic> faults)
    {
        if (option.Value.Length == 0)
        {
            return 1;
        }

        if (int.TryParse(option.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        faults.Add(new Diagnostic(
            "MG7060", Severity.Error, $"'{option.Value}' is no number of a line.", option.ValuePosition,
            Suggestion: "Write lines alone to count from 1, or lines=10 to count from 10."));
        return 1;
    }
}
