using MassGen.Diagnostics;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Snippets;

/// <summary>What must come of a snippet.</summary>
public sealed record SnippetExpectations
{
    /// <summary>The exit code of the last command or program.</summary>
    public int Exit { get; init; }

    /// <summary>Where the exit code was written, or null when nobody did.</summary>
    public SourcePosition? ExitPosition { get; init; }

    /// <summary>What is printed, from fences that follow with <c>output-of=ID</c>.</summary>
    public IReadOnlyList<ExpectedOutput> Outputs { get; init; } = [];

    /// <summary>Expectations in the words of <c>example.yaml</c>: diagnostics, events, files, the answer.</summary>
    public IReadOnlyList<Expectation> Others { get; init; } = [];
}

/// <summary>Text that must be printed.</summary>
/// <param name="Text">The text, as the page shows it.</param>
/// <param name="Match">How it is compared.</param>
/// <param name="Position">Where its first line stands in the page.</param>
/// <param name="Stream">The stream that is compared.</param>
public sealed record ExpectedOutput(string Text, OutputMatch Match, SourcePosition Position, PrintedTo Stream = PrintedTo.Both);

/// <summary>How printed text is compared, after scrubbing.</summary>
public enum OutputMatch
{
    /// <summary>It is the text; space at the ends of lines and of the whole does not count.</summary>
    Exact,

    /// <summary>It holds the text's lines, one after the other.</summary>
    Contains,

    /// <summary>Line by line, where a line may end in <c> (glob)</c>, <c> (re)</c> and a quantifier, and <c>...</c> stands for any lines.</summary>
    Lines,

    /// <summary>It is JSON that holds everything of the text, which is JSON too.</summary>
    Json,

    /// <summary>It is JSON that the JSON Schema in the text allows.</summary>
    JsonSchema,
}

/// <summary>What a program prints to.</summary>
public enum PrintedTo
{
    /// <summary>Both, as they came.</summary>
    Both,

    /// <summary>Standard output.</summary>
    Output,

    /// <summary>Standard error.</summary>
    Error,
}
