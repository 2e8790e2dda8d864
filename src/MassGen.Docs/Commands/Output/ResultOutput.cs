using System.Globalization;
using MassGen.Differences;
using MassGen.Docs.Evidence;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Reports;

namespace MassGen.Docs.Commands.Output;

/// <summary>Results in words: a line each, failures in full, and the count at the end.</summary>
internal static class ResultOutput
{
    // Notes are for later; the results are what somebody waits for.
    private const int MostNotes = 3;

    private const int MostChanged = 60;

    // Among more than these, what has not changed since it was verified is counted and not listed.
    private const int MostUnchangedListed = 20;

    /// <summary>One result on one line.</summary>
    public static string Line(VerificationResult result)
    {
        var word = result.Status switch
        {
            VerificationStatus.Passed => "passed ",
            VerificationStatus.Failed => "FAILED ",
            _ => "skipped",
        };
        return result.Evidence is { } evidence && result.Status != VerificationStatus.Skipped
            ? $"{word} {result.Id} ({Facts(result, evidence)})"
            : $"{word} {result.Id}: {result.Reason}";
    }

    /// <summary>Whether a result has a line of its own among this many.</summary>
    public static bool IsListed(VerificationResult result, int of) =>
        of <= MostUnchangedListed || !result.IsCached || result.Status != VerificationStatus.Passed;

    /// <summary>Everything that needs a reader, then the count.</summary>
    /// <param name="console">Where to write.</param>
    /// <param name="results">The results.</param>
    /// <param name="full">Whether what was checked and printed is shown as well.</param>
    public static void Write(TextWriter console, IReadOnlyList<VerificationResult> results, bool full = false)
    {
        foreach (var result in results.Where(result => full && result.Evidence is not null))
        {
            WriteFull(console, result, result.Evidence!);
        }

        foreach (var change in results.SelectMany(result => result.Changes))
        {
            console.WriteLine();
            console.WriteLine($"Approved: {change.Path}");
            console.WriteLine("  " + LineDiff.Of(change.Before, change.After).Unified(most: MostChanged).ReplaceLineEndings("\n  "));
        }

        WriteNotes(console, results);
        WriteUnchanged(console, results);
        ReportOutput.Write(console, VerificationReport.Of(results));
    }

    private static void WriteFull(TextWriter console, VerificationResult result, VerificationEvidence evidence)
    {
        console.WriteLine();
        console.WriteLine($"{result.Id}, {result.File}:{result.Line}");
        foreach (var check in evidence.Checks)
        {
            console.WriteLine($"  {(check.Held ? "held  " : "FAILED")} {check.Where}: {check.What}");
        }

        foreach (var phase in evidence.Phases)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {phase.Name}: {phase.Milliseconds:0} ms"));
        }

        if (evidence.Printed is { Length: > 0 } printed)
        {
            console.WriteLine("  printed:");
            console.WriteLine("    " + printed.ReplaceLineEndings("\n    "));
        }
    }

    private static void WriteNotes(TextWriter console, IReadOnlyList<VerificationResult> results)
    {
        // Many examples share a note; it is worth saying once.
        var notes = results.SelectMany(result => result.Notes).Distinct().ToList();
        if (notes.Count > 0)
        {
            console.WriteLine();
            notes.Take(MostNotes).ToList().ForEach(note => console.WriteLine(note.Split('\n')[0]));
            if (notes.Count > MostNotes)
            {
                console.WriteLine($"… and {notes.Count - MostNotes} more; massgen --validate CONFIG lists all of a configuration's.");
            }
        }
    }

    private static void WriteUnchanged(TextWriter console, IReadOnlyList<VerificationResult> results)
    {
        var times = results.Where(result => !IsListed(result, results.Count)).Select(result => result.Evidence!.VerifiedAt).ToList();
        if (times.Count > 0)
        {
            console.WriteLine();
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{times.Count} have not changed since they passed, the first on {times.Min():yyyy-MM-dd HH:mm} UTC; --no-cache runs them again."));
        }
    }

    // How old a recording is belongs to what it proves.
    private static string Fixture(VerificationEvidence evidence) => evidence is { Fixture: "recorded", RecordedAt: { } day }
        ? day.ToString("'recorded' yyyy-MM-dd", CultureInfo.InvariantCulture)
        : evidence.Fixture;

    private static string Facts(VerificationResult result, VerificationEvidence evidence)
    {
        var facts = new List<string>
        {
            result.IsCached ? "evidence from " + evidence.VerifiedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{evidence.DurationMs / 1000:0.0} s"),
        };
        if (result.Kind == UnitKind.Snippet)
        {
            if (evidence.Fixture != "none")
            {
                facts.Add(Fixture(evidence));
            }

            if (evidence.Sandbox is { } place)
            {
                facts.Add(place.Provider);
            }

            return string.Join(", ", facts);
        }

        if (evidence.Printed is not null)
        {
            facts.Add("configuration checked, nothing run");
            return string.Join(", ", facts);
        }

        facts.Add(evidence.Fixture == "none" ? "live" : Fixture(evidence));
        if (evidence.Sandbox is { } sandbox)
        {
            facts.Add(sandbox.Provider);
        }

        if (evidence.CostUsd is { } cost)
        {
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"{cost:0.000000} USD"));
        }

        return string.Join(", ", facts);
    }
}
