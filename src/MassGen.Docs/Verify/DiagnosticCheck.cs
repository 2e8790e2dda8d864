using MassGen.Diagnostics;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Verify;

/// <summary>Compares what must be said about a configuration with what was said.</summary>
internal static class DiagnosticCheck
{
    public static (string What, string? Fault) Check(ExpectedDiagnostic expected, IReadOnlyList<Diagnostic> found)
    {
        var place = expected.At is { } at ? $" at {at}" : "";
        var text = expected.Contains is { } part ? $" and says '{part}'" : "";
        var what = $"'massgen --validate' reports {expected.Code}{place}{text}";
        if (found.Any(diagnostic => IsMatch(expected, diagnostic)))
        {
            return (what, null);
        }

        return (what, found.Count == 0
            ? "it reports nothing"
            : "it reports:" + string.Concat(found.Select(diagnostic => $"\n{Place(diagnostic)} {diagnostic.Code}: {diagnostic.Message}")));
    }

    private static bool IsMatch(ExpectedDiagnostic expected, Diagnostic diagnostic) =>
        diagnostic.Code == expected.Code
        && (expected.At is null || expected.At == Place(diagnostic))
        && (expected.Contains is not { } part || $"{diagnostic.Message} {diagnostic.Suggestion}".Contains(part, StringComparison.Ordinal));

    private static string Place(Diagnostic diagnostic) => diagnostic.Position is { } position ? $"{position.Line}:{position.Column}" : "no place";
}
