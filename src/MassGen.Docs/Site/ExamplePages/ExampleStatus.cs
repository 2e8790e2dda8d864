using System.Globalization;
using MassGen.Docs.Evidence;
using MassGen.Events;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>What a page says about whether an example works: never more than the evidence says.</summary>
/// <param name="Kind">The style sheet's word: <c>verified</c>, <c>old</c>, <c>failed</c>, <c>skipped</c> or <c>unverified</c>.</param>
/// <param name="Label">The badge.</param>
/// <param name="Sentence">What it means here, in plain words.</param>
public sealed record ExampleStatus(string Kind, string Label, string Sentence)
{
    public static ExampleStatus Of(ExamplePage page) => page.PresentEvidence switch
    {
        null => new ExampleStatus("unverified", "Not verified", "Not verified: no evidence for the present files."),
        { Status: VerificationStatus.Passed } evidence when page.OldRecordingDays is { } days => new ExampleStatus(
            "old", $"Recorded {days} days ago",
            $"Verified on {Date(evidence.VerifiedAt)} {Against(evidence)} The recording is {days} days old: today the models may answer otherwise."),
        { Status: VerificationStatus.Passed } evidence => new ExampleStatus("verified", "Verified", $"Verified on {Date(evidence.VerifiedAt)} {Against(evidence)}"),
        { Status: VerificationStatus.Failed } evidence => new ExampleStatus(
            "failed", "Failed", $"Failed on {Date(evidence.VerifiedAt)}: {Sentenced(evidence.Reason ?? "something expected did not hold")}"),
        { } evidence => new ExampleStatus(
            "skipped", "Skipped", $"Skipped on {Date(evidence.VerifiedAt)}: {Sentenced(evidence.Reason ?? "no reason was given")} It did not run, so nothing is claimed."),
    };

    /// <summary>A day as people write it.</summary>
    public static string Date(DateTimeOffset day) => day.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Against(VerificationEvidence evidence) => (evidence.Mode, evidence.Fixture) switch
    {
        _ when evidence.Printed is not null => "by checking the configuration: what is said about it is what the example promises. Nothing was run.",
        (VerificationMode.Replay, "scripted") =>
            "against a scripted fixture: the models’ words were written by hand; what the orchestrator did with them is real.",
        (VerificationMode.Replay, "recorded") =>
            $"against a recording{RecordedWhen(evidence)}{RecordedWhere(evidence)}: the models’ words are theirs, as they were then; no model was asked again.",
        (VerificationMode.Record, _) => $"against live models{RecordedWhere(evidence)}, and recorded.",
        (VerificationMode.Live, _) => $"against live models{RecordedWhere(evidence)}.",
        _ => "by replay; where the models’ words came from is not known.",
    };

    private static string RecordedWhen(VerificationEvidence evidence) =>
        evidence.RecordedAt is { } day ? $" made on {Date(day)}" : " whose date is not known";

    private static string RecordedWhere(VerificationEvidence evidence)
    {
        var started = evidence.Events.OfType<RunStarted>().FirstOrDefault();
        var backends = started?.Agents.Select(agent => agent.Backend).Distinct().Order(StringComparer.Ordinal).ToList() ?? [];
        return backends.Count == 0 ? "" : $" ({string.Join(", ", backends)})";
    }

    private static string Sentenced(string reason) => reason.EndsWith('.') ? reason : reason + ".";
}
