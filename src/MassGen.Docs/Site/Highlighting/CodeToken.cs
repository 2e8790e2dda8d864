namespace MassGen.Docs.Site.Highlighting;

/// <summary>What a piece of code is.</summary>
public enum CodeTokenKind
{
    /// <summary>Nothing special.</summary>
    Plain,
    Comment,
    Text,
    Number,
    Keyword,
    Name,
    Variable,
    Prompt,
    Output,
}

/// <summary>A piece of code. All pieces of a text, joined, are the text.</summary>
public readonly record struct CodeToken(CodeTokenKind Kind, string Text);
