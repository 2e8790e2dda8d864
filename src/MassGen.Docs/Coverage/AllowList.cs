using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Docs.Coverage;

/// <summary>Reads <c>eng/coverage.yaml</c>: the features that may lack something, each with the reason. It may only shrink.</summary>
public static class AllowList
{
    /// <summary>The file, from the repository's root.</summary>
    public const string FileName = "eng/coverage.yaml";

    // A word is no reason.
    private const int FewestWords = 4;

    /// <summary>Reads the list of a repository; one without the file has none.</summary>
    public static IReadOnlyList<AllowedGap> Of(string root, ICollection<Diagnostic> faults)
    {
        var path = Path.Combine(root, FileName);
        return File.Exists(path) ? Read(new SourceText(FileName, File.ReadAllText(path).ReplaceLineEndings("\n")), faults) : [];
    }

    /// <summary>Reads a list. What is wrong with it is collected with its place.</summary>
    public static IReadOnlyList<AllowedGap> Read(SourceText source, ICollection<Diagnostic> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (MapReader.Document(source, faults) is not { } document)
        {
            return [];
        }

        List<AllowedGap> gaps = [.. document.Sections("allowed").SelectMany(group => Group(group, faults))];
        document.RefuseUnknown();
        foreach (var again in gaps.GroupBy(gap => gap.Feature).SelectMany(same => same.Skip(1)))
        {
            faults.Add(new Diagnostic("MG5254", Severity.Error, $"'{again.Feature.Name}' stands in the list twice.", again.Position, Suggestion: "Remove one of the two."));
        }

        return gaps;
    }

    private static List<AllowedGap> Group(MapReader group, ICollection<Diagnostic> faults)
    {
        var (kind, reason, names) = (Kind(group), group.RequiredText("reason"), group.Texts("names"));
        group.RefuseUnknown();
        if (reason.Length > 0 && reason.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < FewestWords)
        {
            group.Fault("MG5253", "reason", $"'{reason}' says too little to be a reason.", "Say in a sentence what stands in the way of showing it and trying it.");
        }

        if (names.Count == 0)
        {
            group.Missing("names");
        }

        return kind is { } known ? [.. names.Select(name => new AllowedGap(new FeatureName(known, name.Text), reason, name.Position))] : [];
    }

    private static FeatureKind? Kind(MapReader group)
    {
        var word = group.RequiredText("kind");
        var words = FeatureKinds.All.Select(kind => kind.Word()).ToList();
        if (word.Length > 0 && !words.Contains(word))
        {
            group.Fault("MG1005", "kind", $"'{word}' is not a kind of feature.", NearestWord.Suggestion(word, words) ?? $"It takes one of: {string.Join(", ", words)}.");
        }

        return words.IndexOf(word) is var index and >= 0 ? FeatureKinds.All[index] : null;
    }
}
