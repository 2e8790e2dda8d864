using System.Text.Json;
using MassGen.Docs.Verify.Reports;

namespace MassGen.Docs.Verify.Attestations;

/// <summary>Makes and reads attestations of a verification.</summary>
internal static class Attestation
{
    /// <summary>Says what a report of the whole repository found about these files, and signs it.</summary>
    public static async Task<Envelope> MakeAsync(
        string root, VerificationReport report, IReadOnlyList<Subject> subjects, SigningKey key, CancellationToken cancellationToken)
    {
        var statement = new Statement(subjects, Statement.Verification, await PredicateAsync(root, report, cancellationToken));
        return Envelope.Sign(JsonSerializer.SerializeToUtf8Bytes(statement, AttestationJson.Default.Statement), key);
    }

    /// <summary>Writes one to a file.</summary>
    public static void Write(string path, Envelope envelope) => ReportFile.Write(path, JsonSerializer.Serialize(envelope, AttestationJson.Default.Envelope) + "\n");

    /// <summary>Reads the statement of a file whose signature by a key has been checked.</summary>
    /// <exception cref="SignatureException">The signature does not hold.</exception>
    /// <exception cref="Diagnostics.InvalidInputException">It is not an attestation of ours.</exception>
    public static Statement Read(string path, SigningKey key)
    {
        var document = Envelope.Read(path).DocumentSignedBy(key, path);
        try
        {
            var statement = JsonSerializer.Deserialize(document, AttestationJson.Default.Statement);
            return statement is { Type: Statement.InTotoType, PredicateType: Statement.Verification, Predicate: not null, Subject: not null }
                ? statement
                : throw Envelope.Unreadable(path, $"it states {statement?.PredicateType ?? "nothing"}, not {Statement.Verification}");
        }
        catch (JsonException broken)
        {
            throw Envelope.Unreadable(path, broken.Message);
        }
    }

    private static async Task<VerificationPredicate> PredicateAsync(string root, VerificationReport report, CancellationToken cancellationToken)
    {
        var commit = await Git.AskAsync(root, ["rev-parse", "HEAD"], cancellationToken);
        var status = await Git.AskAsync(root, ["status", "--porcelain"], cancellationToken);
        return new VerificationPredicate
        {
            Result = "PASSED",
            Library = LibraryBuild.Name,
            Verifier = LibraryBuild.Verifier,
            FinishedAt = report.FinishedAt ?? DateTimeOffset.UnixEpoch,
            Commit = commit.Fault is null ? commit.Text.Trim() : null,
            HasLocalChanges = status.Text.Trim().Length > 0,
            Mode = Evidence.VerificationMode.Replay,
            Fixtures = [.. report.Units.Select(unit => unit.Fixture).Where(fixture => fixture != "none").Distinct().Order(StringComparer.Ordinal)],
            Sandboxes = [.. report.Units.Select(unit => unit.Sandbox).OfType<ReportSandbox>().Distinct()],
            Summary = report.Summary,
            Units =
            [
                .. report.Units.Select(unit => new AttestedUnit(
                    unit.Id, unit.Kind, unit.Status, unit.Fixture, unit.InputsHash, unit.VerifiedAt, unit.RecordedAt,
                    unit.Status == Evidence.VerificationStatus.Skipped ? unit.Reason : null)),
            ],
        };
    }
}
