using MassGen.Docs.Evidence;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Reports;

namespace MassGen.Docs.Tests.Verify.Reports;

/// <summary>A report with one of each, and characters that no form likes.</summary>
internal static class SampleReport
{
    public static VerificationReport Report => VerificationReport.Of([Passed("one"), Failed, Skipped]) with
    {
        FinishedAt = new DateTimeOffset(2026, 11, 21, 10, 30, 0, TimeSpan.Zero),
        DurationMs = 1234,
    };

    public static VerificationResult Failed { get; } = new()
    {
        Id = "guides/a b.md#first",
        Kind = UnitKind.Snippet,
        Status = VerificationStatus.Failed,
        Mode = VerificationMode.Replay,
        Fixture = "none",
        File = "docs-src/guides/a b.md",
        Line = 12,
        Column = 3,
        Reason = "docs-src/guides/a b.md:12:3: expected <hello>, 100%",
        Explanation = ["docs-src/guides/a b.md:12:3: expected <hello>, 100%\n- a\n+ \u0001\ud83d\ude00 ```", "docs-src/guides/a b.md:20:1: error MG5203: It allows | any text."],
    };

    public static VerificationResult Skipped { get; } = Passed("guides/c.md#gpu") with
    {
        Kind = UnitKind.Snippet, Status = VerificationStatus.Skipped, Reason = "needs a | GPU",
    };

    public static VerificationResult Passed(string id) => new()
    {
        Id = id, Status = VerificationStatus.Passed, Mode = VerificationMode.Replay, Fixture = "scripted", File = $"examples/{id}/example.yaml",
    };
}
