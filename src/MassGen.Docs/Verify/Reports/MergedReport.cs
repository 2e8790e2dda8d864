using System.Text.Json;
using MassGen.Diagnostics;

namespace MassGen.Docs.Verify.Reports;

/// <summary>Makes one report of the reports of all parts of a verification.</summary>
public static class MergedReport
{
    /// <summary>Merges the reports in these files.</summary>
    /// <exception cref="InvalidInputException">A file is no report, a part is missing or there twice, or they do not belong together.</exception>
    public static VerificationReport Of(IReadOnlyList<string> paths)
    {
        var parts = paths.Select(path => new Part(path, Read(path))).ToList();
        var faults = Faults(parts).ToList();
        if (faults.Count > 0)
        {
            throw new InvalidInputException(faults);
        }

        var reports = parts.Select(part => part.Report).OrderBy(report => report.Shard?.Index).ToList();
        return VerificationReport.Of([.. reports.SelectMany(report => report.Units)]) with
        {
            Library = reports[0].Library,
            FinishedAt = reports.Max(report => report.FinishedAt),
            DurationMs = reports.Max(report => report.DurationMs),
        };
    }

    private static VerificationReport Read(string path)
    {
        try
        {
            var report = JsonSerializer.Deserialize(File.ReadAllBytes(path), ReportJson.Default.VerificationReport);
            return report is { SchemaVersion: VerificationReport.Version, Units: not null } ? report : throw Unreadable(path, "it is of another version");
        }
        catch (JsonException broken)
        {
            throw Unreadable(path, broken.Message);
        }
    }

    private static InvalidInputException Unreadable(string path, string why) => new(new Diagnostic(
        "MG5220", Severity.Error, $"{path} is not a report that can be merged: {why}.",
        Suggestion: "Merge files that 'verify-examples --shard I/N --report json=PATH' of this build has written."));

    private static IEnumerable<Diagnostic> Faults(IReadOnlyList<Part> parts)
    {
        var first = parts[0].Report;
        foreach (var part in parts.Where(part => (part.Report.Shard?.Count, part.Report.Shard?.Whole) != (first.Shard?.Count, first.Shard?.Whole)))
        {
            yield return new Diagnostic(
                "MG5221", Severity.Error, $"{part.Path} and {parts[0].Path} are not parts of the same verification.",
                Suggestion: "All parts must verify the same commit, with the same words on the command line.");
        }

        foreach (var other in parts.Where(part => part.Report.Library != first.Library))
        {
            yield return new Diagnostic(
                "MG5221", Severity.Error, $"{other.Path} was made by the library {other.Report.Library}, {parts[0].Path} by {first.Library}.",
                Suggestion: "Build once, or build the same commit everywhere.");
        }

        foreach (var twice in parts.GroupBy(part => part.Report.Shard?.Index ?? 1).Where(group => group.Count() > 1))
        {
            yield return new Diagnostic(
                "MG5222", Severity.Error, $"Part {twice.Key} is there {twice.Count()} times: {string.Join(", ", twice.Select(part => part.Path))}.",
                Suggestion: "Give each report once.");
        }

        var missing = Enumerable.Range(1, first.Shard?.Count ?? 1).Except(parts.Select(part => part.Report.Shard?.Index ?? 1)).ToList();
        if (missing.Count > 0)
        {
            yield return new Diagnostic(
                "MG5223", Severity.Error, $"Of {first.Shard?.Count} parts, {(missing.Count == 1 ? "part" : "parts")} {string.Join(", ", missing)} cannot be found.",
                Suggestion: "A part without a report has not verified anything. Look at its job.");
        }
        else if (parts.Sum(part => part.Report.Units.Count) is var units && first.Shard is { } shard && shard.Units != units)
        {
            yield return new Diagnostic(
                "MG5223", Severity.Error, $"The parts hold {units} results, but {shard.Units} things were to be verified.",
                Suggestion: "Verify again; a report was changed by hand.");
        }
    }

    private sealed record Part(string Path, VerificationReport Report);
}
