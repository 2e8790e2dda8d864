using Markdig.Syntax;
using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Markup;

/// <summary>One option of a code block.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Value">Its value without quotes; empty for a flag.</param>
/// <param name="Position">Where it was written, name and value.</param>
/// <param name="ValuePosition">Where its value was written; the same as <paramref name="Position"/> for a flag.</param>
public sealed record FenceOption(string Key, string Value, SourcePosition Position, SourcePosition ValuePosition);

/// <summary>The first line of a fenced block: a language, and after it bare <c>key=value</c> pairs and flags.</summary>
public sealed class FenceOptions
{
    private static readonly object Attached = typeof(FenceOptions);

    internal FenceOptions(string written, SourcePosition position, IReadOnlyList<FenceOption> all)
    {
        Written = written;
        Position = position;
        All = all;
    }

    /// <summary>The language as it was written; empty when there is none.</summary>
    public string Written { get; }

    /// <summary>The language's one name, in small letters; empty when there is none.</summary>
    public string Language => FenceLanguage.Name(Written);

    /// <summary>Where the language stands, or the fence where there is none.</summary>
    public SourcePosition Position { get; }

    /// <summary>The options, in order, no key twice.</summary>
    public IReadOnlyList<FenceOption> All { get; }

    /// <summary>The value of an option: empty for a flag, null when it is absent.</summary>
    public string? this[string key] => Find(key)?.Value;

    /// <summary>The example whose file the block shows, or null.</summary>
    public string? Example => this["example"];

    /// <summary>The file the block shows, or null.</summary>
    public string? File => this["file"];

    /// <summary>The part of the file that the block shows, or null.</summary>
    public string? Region => this["region"];

    /// <summary>The snippet or example whose printed words the block shows, or null.</summary>
    public string? OutputOf => this["output-of"];

    /// <summary>A heading over the block, mostly a file's name, or null.</summary>
    public string? Title => this["title"];

    /// <summary>The name of its tab, when it is one of several next to each other, or null.</summary>
    public string? Tab => this["tab"];

    /// <summary>An option, or null.</summary>
    public FenceOption? Find(string key) => All.FirstOrDefault(option => option.Key == key);

    /// <summary>Whether an option stands there.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>Where an option stands; the language's place when it is absent.</summary>
    public SourcePosition PlaceOf(string key) => Find(key)?.ValuePosition ?? Position;

    /// <summary>The options of a block. A page's blocks have been read, and their faults told, when the page was.</summary>
    public static FenceOptions Of(FencedCodeBlock block) => block.GetData(Attached) as FenceOptions ?? Unread(block);

    /// <summary>Reads the options of a block and keeps them with it.</summary>
    public static FenceOptions Read(FencedCodeBlock block, SourceText source, ICollection<Diagnostic> faults)
    {
        var options = FenceLine.Read(block, source, faults);
        block.SetData(Attached, options);
        return options;
    }

    private static FenceOptions Unread(FencedCodeBlock block)
    {
        var source = new SourceText("", $"{block.Info} {block.Arguments}");
        return new FenceOptions(block.Info ?? "", new SourcePosition(source, 1, 1), []);
    }
}
