using System.Text;
using MassGen.Cli.Configs;
using MassGen.Configuration;
using MassGen.Diagnostics;

namespace MassGen.Cli.Commands;

/// <summary>Checks configurations and runs nothing.</summary>
public static class ValidateCommand
{
    private static readonly string[] Ends = [".yaml", ".yml", ".json"];

    // What runs leave there looks like configurations and is none.
    private static readonly string[] Records = [Path.Combine(".massgen", "runs"), Path.Combine(".massgen", "sessions")];

    /// <summary>Checks files, and the configurations in folders.</summary>
    /// <param name="paths">Files and folders; folders are searched for <c>*.yaml</c>, <c>*.yml</c> and <c>*.json</c>, but not what runs keep in <c>.massgen</c>.</param>
    /// <param name="strict">Whether warnings count as errors.</param>
    /// <param name="json">Whether to write JSON: one object for one file, an object with a list for several.</param>
    /// <param name="output">Where verdicts go.</param>
    /// <param name="cancellationToken">Stops between two files.</param>
    /// <returns>0 when all are valid, otherwise 1.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> paths, bool strict, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        var verdicts = new List<Verdict>();
        foreach (var path in paths.SelectMany(Files))
        {
            cancellationToken.ThrowIfCancellationRequested();
            verdicts.Add(new Verdict(path, ConfigReview.Of(ConfigLoader.LoadFile(path)), strict));
        }

        var isSingle = paths.Count == 1 && !Directory.Exists(paths[0]);
        var text = json ? ValidateReport.Json(verdicts, isSingle) : Text(verdicts, isSingle);
        await output.WriteAsync(text.AsMemory(), cancellationToken);
        return verdicts.Count > 0 && verdicts.All(verdict => verdict.IsValid) ? ExitCodes.Success : ExitCodes.Configuration;
    }

    private static IEnumerable<string> Files(string path) => !Directory.Exists(path) ? [path] : Directory
        .EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.System })
        .Where(file => Ends.Contains(Path.GetExtension(file)) && !IsRecord(Path.GetRelativePath(path, file))).Order(StringComparer.Ordinal);

    private static bool IsRecord(string file) =>
        Records.Any(folder => $"{Path.DirectorySeparatorChar}{file}".Contains($"{Path.DirectorySeparatorChar}{folder}{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string Text(List<Verdict> verdicts, bool isSingle)
    {
        var text = new StringBuilder();
        foreach (var verdict in verdicts)
        {
            foreach (var diagnostic in verdict.Result.Diagnostics)
            {
                text.Append(verdict.Weigh(diagnostic)).Append('\n');
            }

            text.Append(verdict.Path).Append(": ").Append(Words(verdict)).Append('\n');
        }

        var invalid = verdicts.Count(verdict => !verdict.IsValid);
        return isSingle ? text.ToString()
            : verdicts.Count == 0 ? "There is no configuration here: no file ends in .yaml, .yml or .json.\n"
            : text.Append(Counted(verdicts.Count, "configuration")).Append(": ").Append(verdicts.Count - invalid).Append(" valid, ").Append(invalid).Append(" invalid.\n").ToString();
    }

    private static string Words(Verdict verdict)
    {
        var counts = string.Join(", ", new[] { (verdict.Errors.Count, "error"), (verdict.Warnings.Count, "warning") }
            .Where(count => count.Count > 0).Select(count => Counted(count.Count, count.Item2)));
        return !verdict.IsValid ? counts : counts.Length == 0 ? "valid" : $"valid, {counts}";
    }

    private static string Counted(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";
}

/// <summary>What is said about one file.</summary>
internal sealed record Verdict(string Path, ConfigResult Result, bool IsStrict)
{
    public bool IsValid => Errors.Count == 0;

    public IReadOnlyList<Diagnostic> Errors => [.. Result.InOrderOfRules.Select(Weigh).Where(one => one.Severity == Severity.Error)];

    public IReadOnlyList<Diagnostic> Warnings => [.. Result.InOrderOfRules.Select(Weigh).Where(one => one.Severity == Severity.Warning)];

    public Diagnostic Weigh(Diagnostic diagnostic) => IsStrict ? diagnostic with { Severity = Severity.Error } : diagnostic;
}
