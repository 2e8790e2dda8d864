namespace MassGen.Docs.Site.Highlighting;

/// <summary>What a piece of code is. What is nothing special is no piece.</summary>
public enum CodeTokenKind
{
    Comment,
    Text,
    Number,
    Keyword,
    Name,
    Variable,
    Prompt,
    Output,
    Inserted,
    Deleted,
}

/// <summary>A piece of code that is coloured. Pieces of a text stand in its order and do not overlap.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character.</param>
/// <param name="End">The character after its last.</param>
public readonly record struct CodeSpan(CodeTokenKind Kind, int Start, int End);
