using MassGen.Diagnostics;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>What reads, runs and rewrites the snippets of a repository's pages.</summary>
internal sealed record SnippetParts
{
    /// <summary>For repositories without snippets.</summary>
    public static SnippetParts None { get; } = new()
    {
        Read = _ => new SnippetReading([], []),
        CreateRunner = (_, _) => throw new InvalidOperationException("There are no snippets to run."),
        Holds = (_, _) => false,
        Bless = (_, _) => [],
    };

    /// <summary>Reads all snippets of a repository.</summary>
    public required Func<string, SnippetReading> Read { get; init; }

    /// <summary>Makes the runner of a verification.</summary>
    public required Func<VerifyOptions, IVerificationProgress, ISnippetRunner> CreateRunner { get; init; }

    /// <summary>Whether printed text is what is expected.</summary>
    public required Func<ExpectedOutput, string, bool> Holds { get; init; }

    /// <summary>Writes into the pages of a repository what was printed; returns the files that changed.</summary>
    public required Func<string, IReadOnlyList<RanSnippet>, IReadOnlyList<FileChange>> Bless { get; init; }
}

/// <summary>The snippets of all pages, and what is wrong with how they are written.</summary>
/// <param name="Snippets">The snippets in the order of the pages and of their places there.</param>
/// <param name="Faults">What is wrong, in all pages.</param>
internal sealed record SnippetReading(IReadOnlyList<Snippet> Snippets, IReadOnlyList<Diagnostic> Faults);

/// <summary>A snippet and what came of it.</summary>
internal sealed record RanSnippet(Snippet Snippet, SnippetOutcome Outcome);
