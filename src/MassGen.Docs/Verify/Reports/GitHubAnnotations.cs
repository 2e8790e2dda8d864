using System.Globalization;
using MassGen.Diagnostics;

namespace MassGen.Docs.Verify.Reports;

/// <summary>Tells GitHub's runner of faults, so that it shows them at their lines, and writes the summary of the job.</summary>
public static class GitHubAnnotations
{
    /// <summary>Writes what a job should show, when this is one.</summary>
    /// <param name="report">The report.</param>
    /// <param name="console">Where the runner reads.</param>
    /// <param name="lookup">Looks up an environment variable.</param>
    public static void Write(VerificationReport report, TextWriter console, Func<string, string?> lookup)
    {
        if (!IsAsked(lookup))
        {
            return;
        }

        foreach (var (unit, fault) in report.Units.SelectMany(unit => unit.Faults.Select(fault => (unit, fault))))
        {
            console.WriteLine(Line("error", fault.File, fault.Line, fault.Column, $"{fault.Code} {unit.Id}", $"{fault.Text}\n\n{unit.Repro}"));
        }

        if (lookup("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
        {
            File.AppendAllText(summary, MarkdownReport.Of(report));
        }
    }

    /// <summary>Writes what is wrong with what people wrote, when this is a job.</summary>
    public static void Write(IEnumerable<Diagnostic> diagnostics, TextWriter console, Func<string, string?> lookup)
    {
        if (IsAsked(lookup))
        {
            foreach (var fault in diagnostics)
            {
                var level = fault.Severity == Severity.Error ? "error" : "warning";
                var place = fault.Position;
                console.WriteLine(Line(level, place?.Source.Path, place?.Line ?? 1, place?.Column ?? 1, fault.Code, $"{fault.Message}\n{fault.Suggestion}".TrimEnd()));
            }
        }
    }

    private static bool IsAsked(Func<string, string?> lookup) => lookup("GITHUB_ACTIONS") == "true";

    private static string Line(string level, string? file, int line, int column, string title, string text)
    {
        var place = file is null ? "" : string.Create(CultureInfo.InvariantCulture, $"file={Property(file)},line={line},col={column},");
        return $"::{level} {place}title={Property(title)}::{Data(text)}";
    }

    private static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) => Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
