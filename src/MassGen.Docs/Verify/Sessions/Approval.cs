using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>Writes down as approved what snippets printed.</summary>
internal static class Approval
{
    /// <summary>Whether nothing is wrong with a snippet but what the page shows of it.</summary>
    public static bool IsPossible(RanSnippet ran)
    {
        var failed = ran.Outcome.Checks.Where(check => !check.Held).ToList();
        return ran.Outcome.Status == VerificationStatus.Failed && failed.Count > 0
            && (ran.Snippet.Task is CopyTask || failed.All(check => ShownBy(ran.Snippet).Contains(check.Where)));
    }

    /// <summary>Writes files, each whole or not at all.</summary>
    public static IReadOnlyList<FileChange> Write(string root, IReadOnlyList<FileChange> changes)
    {
        foreach (var change in changes)
        {
            var path = Path.Combine(root, change.Path);
            File.WriteAllText(path + ".new", change.After);
            File.Move(path + ".new", path, overwrite: true);
        }

        return changes;
    }

    /// <summary>The sessions of these snippets, as they are written now.</summary>
    public static Units Again(SnippetReading reading, Units units, HashSet<string> changed)
    {
        var chosen = units.Snippets.Select(snippet => snippet.Id).ToHashSet();
        var sessions = SnippetSessions.Of(reading.Snippets)
            .Where(session => session.Snippets.Any(snippet => changed.Contains(snippet.Id)))
            .Select(session => session.UpTo(snippet => chosen.Contains(snippet.Id)))
            .OfType<SnippetSession>();
        return new Units([], [.. sessions]);
    }

    /// <summary>The result of a snippet that does not even print again what it has just printed.</summary>
    public static VerificationResult NotRepeatable(VerificationResult result)
    {
        var diagnostic = new Diagnostic(
            "MG5205", Severity.Error, "What it printed was written down, and the next run printed something else.",
            Suggestion: "Use a matcher for what changes: match=contains, match=lines with (glob) or (re), match=json.");
        return result with { Explanation = [.. result.Explanation, $"{result.File}:{result.Line}:{result.Column}: {diagnostic}"] };
    }

    private static HashSet<string> ShownBy(Snippet snippet) =>
    [
        .. snippet.Expected.Outputs
            .Concat(snippet.Task is ShellTask shell ? shell.Commands.Select(command => command.Shown).OfType<ExpectedOutput>() : [])
            .Select(output => output.Position.ToString()),
    ];
}
