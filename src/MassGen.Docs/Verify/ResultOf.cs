using System.Globalization;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;

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
            Line = place is null ? 1 : int.Parse(place.Groups[2].Value, CultureInfo.InvariantCulture),
            Reason = evidence.Reason,
            Explanation = explanation,
            Notes = notes,
            IsCached = isCached,
            Evidence = evidence,
        };
    }

    [GeneratedRegex(@"^(\S+?):(\d+):\d+: ")]
    private static partial Regex Place();
}
