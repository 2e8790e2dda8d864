using MassGen.Diagnostics;

namespace MassGen.Docs.Coverage;

/// <summary>Which features are documented, demonstrated and verified. Nothing is run and nothing read to compute it.</summary>
/// <param name="Rows">A row for each feature, in the order of the inventory.</param>
public sealed record OptionMatrix(IReadOnlyList<MatrixRow> Rows)
{
    // Before the first verification nearly everything waits for one.
    private const int MostWaitingOneByOne = 10;

    /// <summary>Computes the matrix.</summary>
    /// <param name="features">Every feature.</param>
    /// <param name="mentions">The page that names a feature as code, or null.</param>
    /// <param name="demonstrations">All examples and snippets.</param>
    /// <param name="allowed">What may lack something.</param>
    public static OptionMatrix Of(
        IReadOnlyList<Feature> features, Func<FeatureName, string?> mentions, IReadOnlyList<Demonstration> demonstrations, IReadOnlyList<AllowedGap> allowed)
    {
        var reasons = allowed.DistinctBy(gap => gap.Feature).ToDictionary(gap => gap.Feature, gap => gap.Reason);
        var shown = demonstrations.SelectMany(demonstration => demonstration.Shows.Select(feature => (feature, demonstration)))
            .ToLookup(pair => pair.feature, pair => pair.demonstration);
        return new OptionMatrix(
        [
            .. features.Select(feature => new MatrixRow(feature)
            {
                Documented = feature.Reference ?? mentions(feature.Id),
                Shown = [.. shown[feature.Id]],
                Verified = [.. shown[feature.Id].Where(demonstration => demonstration.Proves.Contains(feature.Id))],
                Allowed = reasons.GetValueOrDefault(feature.Id),
            }),
        ]);
    }

    /// <summary>What is wrong: gaps that nobody explains, and entries of the list that name nothing or are no longer needed.</summary>
    /// <param name="allowed">The list.</param>
    /// <param name="settled">Whether everything has been verified, so that what waits for a verification is a gap as well.</param>
    public IEnumerable<Diagnostic> Faults(IReadOnlyList<AllowedGap> allowed, bool settled)
    {
        var waiting = settled ? Rows.Where(row => row.IsPending).ToList() : [];
        foreach (var row in Rows.Where(row => row.IsGap).Concat(waiting.Count > MostWaitingOneByOne ? [] : waiting))
        {
            yield return new Diagnostic(
                "MG5250", Severity.Error, $"The {Named(row)} is not {string.Join(" and not ", row.Lacks)}.",
                Suggestion: row.IsPending
                    ? "It is shown, but what shows it was not verified with the present files: run verify-examples."
                    : $"Show it in an example or a snippet that is verified, or say in {AllowList.FileName} why that cannot be.");
        }

        if (waiting.Count > MostWaitingOneByOne)
        {
            yield return new Diagnostic(
                "MG5250", Severity.Error, $"{waiting.Count} features wait for a verification with the present files: the {Named(waiting[0])}, and others.",
                Suggestion: "Run verify-examples first; --json PATH writes which they are.");
        }

        foreach (var gap in allowed)
        {
            var row = Rows.FirstOrDefault(row => row.Feature.Id == gap.Feature);
            if (row is null)
            {
                yield return new Diagnostic(
                    "MG5251", Severity.Error, $"There is no {gap.Feature.Kind.Word()} '{gap.Feature.Name}'.", gap.Position,
                    Suggestion: NearestWord.Suggestion(gap.Feature.Name, Rows.Where(other => other.Feature.Id.Kind == gap.Feature.Kind).Select(other => other.Feature.Id.Name)));
            }
            else if (row.Lacks.Count == 0)
            {
                yield return new Diagnostic(
                    "MG5252", Severity.Error, $"The {gap.Feature.Kind.Word()} '{gap.Feature.Name}' lacks nothing any more.", gap.Position,
                    Suggestion: "Remove it from the list; the list may only shrink.");
            }
        }
    }

    private static string Named(MatrixRow row) => $"{row.Feature.Id.Kind.Word()} '{row.Feature.Id.Name}'";

    /// <summary>The figures of a kind, or of all features.</summary>
    public MatrixFigures Figures(FeatureKind? kind = null)
    {
        var rows = Rows.Where(row => kind is null || row.Feature.Id.Kind == kind).ToList();
        return new MatrixFigures(
            rows.Count,
            rows.Count(row => row.Documented is not null),
            rows.Count(row => row.Shown.Count > 0),
            rows.Count(row => row.Verified.Count > 0),
            rows.Count(row => row.Lacks.Count > 0 && row.Allowed is not null),
            rows.Count(row => row.IsPending),
            rows.Count(row => row.IsGap));
    }
}

/// <summary>How many features there are, and how many of each state.</summary>
/// <param name="Total">All.</param>
/// <param name="Documented">Explained or named in the documentation.</param>
/// <param name="Demonstrated">Seen at work in an example or a snippet.</param>
/// <param name="Verified">Borne out by evidence for the present inputs.</param>
/// <param name="Allowed">Lacking something, for a reason that is written down.</param>
/// <param name="Pending">Lacking a verification that has not been made with the present inputs.</param>
/// <param name="Gaps">Lacking something, and nobody says why.</param>
public sealed record MatrixFigures(int Total, int Documented, int Demonstrated, int Verified, int Allowed, int Pending, int Gaps);
