using System.Collections.Frozen;
using Markdig.Syntax;

namespace MassGen.Docs.Site.Markup;

/// <summary>A code block as the page shows it.</summary>
/// <param name="Code">Its text.</param>
/// <param name="Language">Its language, in lower case; empty when it has none.</param>
public sealed record Listing(string Code, string Language)
{
    /// <summary>The file whose text it is, or null.</summary>
    public string? FileName { get; init; }

    /// <summary>The badge of the example it belongs to, as HTML, or null.</summary>
    public string? Badge { get; init; }

    /// <summary>The id under which links lead to it, or null.</summary>
    public string? Anchor { get; init; }

    /// <summary>Whether it is what a program printed for people: long lines are wrapped, not scrolled.</summary>
    public bool IsPrinted { get; init; }

    /// <summary>The lines, from 0, of output that the verifier compares one by one: a word for it at their end is shown as what it means.</summary>
    public IReadOnlySet<int> Compared { get; init; } = FrozenSet<int>.Empty;

    /// <summary>What belongs to it and is not seen at first, as HTML, or null: set-up that runs before it.</summary>
    public string? Hidden { get; init; }

    /// <summary>What is known about it, for readers of the page in Markdown, or null.</summary>
    public string? Status { get; init; }

    private static readonly object Key = typeof(Listing);

    /// <summary>Says that a block shows this.</summary>
    public void AttachTo(CodeBlock block) => block.SetData(Key, this);

    /// <summary>What a block shows.</summary>
    public static Listing Of(CodeBlock block) => block.GetData(Key) as Listing
        ?? new Listing(block.Lines.ToString(), ((block as FencedCodeBlock)?.Info ?? "").ToLowerInvariant());
}
