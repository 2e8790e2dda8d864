using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets;

/// <summary>What a snippet may ask of the machine.</summary>
public static class Requirement
{
    /// <summary>A Docker engine that answers.</summary>
    public const string Docker = "docker";

    /// <summary>The .NET SDK of the repository.</summary>
    public const string Dotnet = "dotnet";

    /// <summary>git.</summary>
    public const string Git = "git";

    /// <summary>Every word there is. A word that nobody knows would skip its snippet for ever, so it is refused.</summary>
    public static IReadOnlyList<string> All { get; } = [Docker, Dotnet, Git];

    /// <summary>Whether a word is known; a fault is collected when it is not.</summary>
    internal static bool IsKnown(string word, SourcePosition position, ICollection<Diagnostic> faults)
    {
        if (All.Contains(word))
        {
            return true;
        }

        faults.Add(new Diagnostic(
            "MG5106", Severity.Error, $"'{word}' is nothing that a snippet can require.", position,
            Suggestion: NearestWord.Suggestion(word, All) ?? $"Known: {string.Join(", ", All)}."));
        return false;
    }
}
