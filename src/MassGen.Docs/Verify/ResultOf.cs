using System.Globalization;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify;

/// <summary>Makes results.</summary>
internal static partial class ResultOf
{
    /// <summary>An example whose files cannot be used.</summary>
    public static VerificationResult Unreadable(string id, VerificationMode mode, IReadOnlyList<Diagnostic> faults) => new()
    {
        Id = id,
        Status = VerificationStatus.Failed,
        Mode = mode,
        Fixture = "none",
        IsUnreadable = true,
        File = faults[0].Position?.Source.Path ?? $"examples/{id}/example.yaml",
        Line = faults[0].Position?.Line ?? 1,
        Column = faults[0].Position?.Column ?? 1,
        Reason = $"{faults[0].Code}: {faults[0].Message}",
        Explanation = [.. faults.Select(fault => fault.ToString())],
    };

    /// <summary>An example that could not be run at all.</summary>
    public static VerificationResult NotRun(Example example, VerificationMode mode, VerificationStatus status, string reason) => new()
    {
        Id = example.Id,
        Status = status,
        Mode = mode,
        Fixture = "none",
        File = example.Source.Path,
        Reason = reason,
        Explanation = [reason],
    };

    /// <summary>An example there is evidence for.</summary>
    public static VerificationResult Evidence(
        Example example, VerificationEvidence evidence, bool isCached, IReadOnlyList<string> explanation, IReadOnlyList<string> notes)
    {
        var place = explanation.Select(text => Place().Match(text)).FirstOrDefault(match => match.Success);
        return new VerificationResult
        {
            Id = example.Id,
            Status = evidence.Status,
            Mode = evidence.Mode,
            Fixture = evidence.Fixture,
            File = place?.Groups[1].Value ?? example.Source.Path,
            Line = place is null ? 1 : Number(place, 2),
            Column = place is null ? 1 : Number(place, 3),
            Reason = evidence.Reason,
            Explanation = explanation,
            Notes = notes,
            FilesHash = example.FilesHash,
            IsCached = isCached,
            Evidence = evidence,
        };
    }

    /// <summary>A snippet there is an outcome or evidence for.</summary>
    public static VerificationResult Evidence(
        Snippet snippet, VerificationEvidence evidence, bool isCached, IReadOnlyList<string> explanation)
    {
        var place = explanation.Select(text => Place().Match(text)).FirstOrDefault(match => match.Success);
        return Of(snippet, evidence.Status, evidence.Reason) with
        {
            Fixture = evidence.Fixture,
            File = place?.Groups[1].Value ?? snippet.Position.Source.Path,
            Line = place is null ? snippet.Position.Line : Number(place, 2),
            Column = place is null ? snippet.Position.Column : Number(place, 3),
            Explanation = explanation,
            IsCached = isCached,
            Evidence = evidence,
        };
    }

    /// <summary>A snippet that was not run.</summary>
    public static VerificationResult Of(Snippet snippet, VerificationStatus status, string? reason) => new()
    {
        Id = snippet.Id,
        Kind = UnitKind.Snippet,
        Status = status,
        Mode = VerificationMode.Replay,
        Fixture = "none",
        File = snippet.Position.Source.Path,
        Line = snippet.Position.Line,
        Column = snippet.Position.Column,
        Reason = reason,
    };

    /// <summary>A snippet that cannot be used as it is written.</summary>
    public static VerificationResult Unreadable(Snippet snippet, IReadOnlyList<Diagnostic> faults) =>
        Of(snippet, VerificationStatus.Failed, $"{faults[0].Code}: {faults[0].Message}") with
        {
            IsUnreadable = true,
            File = faults[0].Position?.Source.Path ?? snippet.Position.Source.Path,
            Line = faults[0].Position?.Line ?? snippet.Position.Line,
            Column = faults[0].Position?.Column ?? snippet.Position.Column,
            Explanation = [.. faults.Select(fault => fault.ToString())],
        };

    private static int Number(Match place, int group) => int.Parse(place.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(\S.*?):(\d+):(\d+): ")]
    private static partial Regex Place();
}
