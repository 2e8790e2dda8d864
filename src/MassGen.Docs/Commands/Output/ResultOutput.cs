using System.Globalization;
using MassGen.Docs.Evidence;
using MassGen.Docs.Verify;

namespace MassGen.Docs.Commands.Output;

/// <summary>Results in words: a line each, failures in full, and the count at the end.</summary>
internal static class ResultOutput
{
    // Notes are for later; the results are what somebody waits for.
    private const int MostNotes = 3;

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

    /// <summary>Everything that needs a reader, then the count.</summary>
    public static void Write(TextWriter console, IReadOnlyList<VerificationResult> results)
    {
        foreach (var result in results.Where(result => result.Status == VerificationStatus.Failed))
        {
            console.WriteLine();
            console.WriteLine($"FAILED {result.Id}");
            foreach (var text in result.Explanation)
            {
                console.WriteLine("  " + text.ReplaceLineEndings("\n  "));
            }

            console.WriteLine($"  To run it alone: dotnet run --project src/MassGen.Docs -- verify-examples {result.Id}");
        }

        WriteNotes(console, results);
        var report = VerificationReport.Of(results).Summary;
        console.WriteLine();
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Passed} passed, {report.Failed} failed, {report.Skipped} skipped"));
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

    private static string Facts(VerificationResult result, VerificationEvidence evidence)
    {
        var facts = new List<string>
        {
            result.IsCached ? "evidence from " + evidence.VerifiedAt.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)
                : string.Create(CultureInfo.InvariantCulture, $"{evidence.DurationMs / 1000:0.0} s"),
        };
        if (evidence.Printed is not null)
        {
            facts.Add("configuration checked, nothing run");
            return string.Join(", ", facts);
        }

        facts.Add(evidence.Fixture == "none" ? "live" : evidence.Fixture);
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
