using System.Text.RegularExpressions;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site.Facts;

/// <summary>The labels of versions: names of folders that stand beside each other, each with a whole site.</summary>
public static partial class VersionLabels
{
    /// <summary>The label of the version that is still being written, and to which canonical links lead.</summary>
    public const string Latest = "latest";

    /// <summary>Whether a word can be a label: one folder, whose name needs no escaping in an address.</summary>
    public static bool IsLabel(string word) => Form().IsMatch(word);

    /// <summary>The labels of the sites that were built into a folder.</summary>
    public static IReadOnlyList<string> In(string folder) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateDirectories(folder).Where(version => File.Exists(Path.Combine(version, OutputDraft.Marker)))
            .Select(version => Path.GetFileName(version)).Where(IsLabel).Order(StringComparer.Ordinal),
    ];

    /// <summary>Each label once, <c>latest</c> first and then from the highest number to the lowest.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> labels) =>
    [
        .. labels.Distinct(StringComparer.Ordinal).OrderByDescending(label => label == Latest)
            .ThenByDescending(label => Number().Replace(label, number => number.Value.PadLeft(9, '0')), StringComparer.Ordinal),
    ];

    // A draft of a build ends with .new, and what it replaces with .old; neither is a version.
    [GeneratedRegex(@"^(?!.*\.(new|old)$)[A-Za-z0-9][A-Za-z0-9._-]*$")]
    private static partial Regex Form();

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}
