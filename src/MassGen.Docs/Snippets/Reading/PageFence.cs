using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>A fenced block of a page, with what stands in comments right above it.</summary>
internal sealed record PageFence
{
    /// <summary>The page.</summary>
    public required SourcePage Page { get; init; }

    /// <summary>The block.</summary>
    public required FencedCodeBlock Block { get; init; }

    /// <summary>Its text.</summary>
    public required FenceText Text { get; init; }

    /// <summary>What it says: its text, or where it shows a change, the text after that.</summary>
    public FenceText Meant => Options.Has("diff") ? Text.AfterChange() : Text;

    /// <summary>What the comment above it says.</summary>
    public required SnippetComment Comment { get; init; }

    /// <summary>What is run before it, unseen by readers, or null.</summary>
    public HiddenFence? SetUp { get; init; }

    /// <summary>What is run after it, unseen by readers, or null.</summary>
    public HiddenFence? TearDown { get; init; }

    /// <summary>The options of its first line.</summary>
    public FenceOptions Options => FenceOptions.Of(Block);

    /// <summary>The language's one name.</summary>
    public string Language => Options.Language;

    /// <summary>Where the fence begins.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>The line of the fence in the page, from 1.</summary>
    public int Line => Block.Line + 1;

    /// <summary>What was given for a key, on the fence or else in the comment.</summary>
    public (string Value, SourcePosition Position)? Given(string key) =>
        Options.Find(key) is { } option ? (option.Value, option.ValuePosition) : Comment.Find(key);
}

/// <summary>A block of code in a comment: it runs, and readers do not see it at first.</summary>
/// <param name="Language">Its language.</param>
/// <param name="Text">Its text.</param>
/// <param name="Position">Where it begins.</param>
/// <param name="IsTearDown">Whether it runs after what readers see.</param>
internal sealed record HiddenFence(string Language, FenceText Text, SourcePosition Position, bool IsTearDown);
