using System.Globalization;
using MassGen.Docs.Evidence;
using MassGen.Docs.Verify.Reports;

namespace MassGen.Docs.Commands.Output;

/// <summary>A report in words: failures in full, and the count at the end.</summary>
internal static class ReportOutput
{
    /// <summary>Everything that failed, then the count.</summary>
    public static void Write(TextWriter console, VerificationReport report)
    {
        foreach (var unit in report.Units.Where(unit => unit.Status == VerificationStatus.Failed))
        {
            console.WriteLine();
            console.WriteLine($"FAILED {unit.Id}{Phase(unit)}");
            foreach (var fault in unit.Faults)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{fault.File}:{fault.Line}:{fault.Column}: ");
                console.WriteLine($"  {place}{fault.Text.ReplaceLineEndings("\n  ")}");
            }

            console.WriteLine($"  To run it alone: {unit.Repro}");
        }

        console.WriteLine();
        console.WriteLine(Counts(report));
    }

    /// <summary>How many of each.</summary>
    public static string Counts(VerificationReport report) => string.Create(
        CultureInfo.InvariantCulture, $"{report.Summary.Passed} passed, {report.Summary.Failed} failed, {report.Summary.Skipped} skipped");

    // The phase in which something went wrong is the last one there was.
    private static string Phase(ReportUnit unit) => unit.Phases is [.., var last] ? $" (phase: {last.Name})" : "";
}
