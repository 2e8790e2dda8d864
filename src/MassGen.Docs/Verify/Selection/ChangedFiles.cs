using MassGen.Diagnostics;

namespace MassGen.Docs.Verify.Selection;

/// <summary>Asks git which files differ from a revision; files that git does not know yet count as well.</summary>
public static class ChangedFiles
{
    /// <summary>The paths in the repository of all files that were changed, added or removed since a revision.</summary>
    /// <exception cref="InvalidInputException">Git is missing, or knows no such revision.</exception>
    public static async Task<IReadOnlyList<string>> SinceAsync(string root, string revision, CancellationToken cancellationToken)
    {
        var commit = await GitAsync(root, revision, ["rev-parse", "--verify", "--end-of-options", revision + "^{commit}"], cancellationToken);

        // Paths are told from the top of the repository, which may lie above the documentation's.
        var above = await GitAsync(root, revision, ["rev-parse", "--show-prefix"], cancellationToken);
        var changed = await GitAsync(root, revision, ["diff", "--name-only", "--no-renames", "-z", commit.Trim(), "--"], cancellationToken);
        var unknown = await GitAsync(root, revision, ["ls-files", "--others", "--exclude-standard", "--full-name", "-z"], cancellationToken);
        return
        [
            .. (changed + unknown).Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(path => path.StartsWith(above.Trim(), StringComparison.Ordinal))
                .Select(path => path[above.Trim().Length..])
                .Distinct().Order(StringComparer.Ordinal),
        ];
    }

    private static async Task<string> GitAsync(string root, string revision, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var answer = await Git.AskAsync(root, arguments, cancellationToken);
        return answer.Fault is { } fault ? throw NotKnown(revision, fault) : answer.Text;
    }

    private static InvalidInputException NotKnown(string revision, string words) => new(new Diagnostic(
        "MG5210", Severity.Error, $"Git cannot say what has changed since '{revision}': {words}",
        Suggestion: "Name a branch, a tag or a commit of this repository. In CI, fetch the history as well (fetch-depth: 0)."));
}
