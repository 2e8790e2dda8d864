using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets;

/// <summary>A fence of a page that is verified, or says why it is not. Everything in it is resolved: nothing of the page is read again.</summary>
public sealed record Snippet
{
    /// <summary>The page and the snippet in it, unique in the site: <c>guides/validating.md#first</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The page's path in the documentation.</summary>
    public required string Page { get; init; }

    /// <summary>Where the fence begins.</summary>
    public required SourcePosition Position { get; init; }

    /// <summary>The language, in lower case.</summary>
    public required string Language { get; init; }

    /// <summary>What readers see: the text between the fences, without its margin.</summary>
    public required string Code { get; init; }

    /// <summary>What is done with it.</summary>
    public required SnippetTask Task { get; init; }

    /// <summary>What must come of it.</summary>
    public SnippetExpectations Expected { get; init; } = new();

    /// <summary>
    /// The session it belongs to. Snippets of one page with the same session share a sandbox, its files and its environment, and run in
    /// the order of the page. Null when it runs alone.
    /// </summary>
    public string? Session { get; init; }

    /// <summary>Snippets, by id, that must have passed before it, and in whose session it runs.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>Files that it finds in its folder: their path there, and their text.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();

    /// <summary>A heading over it, mostly a file's name, or null.</summary>
    public string? Title { get; init; }

    /// <summary>What this machine must have, for example <c>docker</c>; without it the snippet is skipped, and says so.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];
}
