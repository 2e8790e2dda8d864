using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Verify.Sessions;

namespace MassGen.Docs.Commands;

/// <summary>The repository that a command works on.</summary>
internal sealed record Workspace(string Root)
{
    /// <summary>Where evidence is kept; never committed.</summary>
    public EvidenceStore Evidence { get; } = new(Path.Combine(Root, "artifacts", "evidence"));

    /// <summary>What reads, runs and rewrites the snippets of the pages.</summary>
    public SnippetParts Snippets { get; } = PageSnippets.Parts;

    /// <summary>Finds the repository from the present folder.</summary>
    /// <exception cref="InvalidInputException">There is none at or above it.</exception>
    public static Workspace Find()
    {
        var here = Directory.GetCurrentDirectory();
        return RepositoryRoot.Find(here) is { } root
            ? new Workspace(root)
            : throw new InvalidInputException(new Diagnostic(
                "MG5004", Severity.Error, $"No MassGen.Docs.sln was found in {here} or in any folder above it.",
                Suggestion: "Run this inside a clone of the repository."));
    }
}
