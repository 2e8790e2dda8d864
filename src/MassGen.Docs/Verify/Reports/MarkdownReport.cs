using System.Globalization;
using System.Text;
using MassGen.Docs.Evidence;

namespace MassGen.Docs.Verify.Reports;

/// <summary>The report as Markdown, as the summary of a CI job shows it.</summary>
public static class MarkdownReport
{
    // A job's summary is cut off at one MiB; what failed is read first.
    private const int MostText = 4_000;

    /// <summary>Writes it as text.</summary>
    public static string Of(VerificationReport report)
    {
        var summary = report.Summary;
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## Documentation: {summary.Passed} passed, {summary.Failed} failed, {summary.Skipped} skipped\n\n");
        text.Append(CultureInfo.InvariantCulture, $"Library {report.Library}, {report.DurationMs / 1000:0.0} s");
        text.Append(report.Shard is { } shard ? string.Create(CultureInfo.InvariantCulture, $", part {shard.Index} of {shard.Count}") : "").Append(".\n");
        foreach (var unit in report.Units.Where(unit => unit.Status == VerificationStatus.Failed))
        {
            Failed(text, unit);
        }

        Table(text, "Skipped", "reason", report.Units.Where(unit => unit.Status == VerificationStatus.Skipped), unit => unit.Reason ?? "");
        Table(text, "Passed", "how", report.Units.Where(unit => unit.Status == VerificationStatus.Passed), How);
        return text.ToString();
    }

    private static void Failed(StringBuilder text, ReportUnit unit)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### Failed: {Cell(unit.Id)}\n\n");
        foreach (var fault in unit.Faults)
        {
            var body = fault.Text.Length <= MostText ? fault.Text : fault.Text[..MostText] + "…";
            var fence = new string('`', Math.Max(3, LongestRun(body) + 1));
            text.Append(CultureInfo.InvariantCulture, $"`{fault.File}:{fault.Line}:{fault.Column}` {fault.Code}\n\n{fence}text\n{body}\n{fence}\n\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"```console\n$ {unit.Repro}\n```\n");
    }

    private static void Table(StringBuilder text, string title, string column, IEnumerable<ReportUnit> units, Func<ReportUnit, string> words)
    {
        var rows = units.ToList();
        if (rows.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{title}: {rows.Count}</summary>\n\n| what | {column} |\n|---|---|\n");
            rows.ForEach(unit => text.Append(CultureInfo.InvariantCulture, $"| {Cell(unit.Id)} | {Cell(words(unit))} |\n"));
            text.Append("\n</details>\n");
        }
    }

    private static string How(ReportUnit unit) => unit.Cached
        ? string.Create(CultureInfo.InvariantCulture, $"evidence from {unit.VerifiedAt:yyyy-MM-dd HH:mm} UTC")
        : string.Create(CultureInfo.InvariantCulture, $"{unit.DurationMs:0} ms");

    private static string Cell(string text) =>
        text.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var letter in text)
        {
            run = letter == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
