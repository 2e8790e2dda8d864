using System.Text.RegularExpressions;

namespace MassGen.Docs.Verify.Reports;

/// <summary>What codes mean, as the diagnostics page of the repository says it.</summary>
internal static partial class DiagnosticMeanings
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Known = new(Read);

    /// <summary>The meaning in a sentence; the code itself where no page is at hand.</summary>
    public static string Of(string code) => Known.Value.GetValueOrDefault(code) ?? $"See {code} on the diagnostics page.";

    private static Dictionary<string, string> Read()
    {
        var path = RepositoryRoot.Find(Directory.GetCurrentDirectory()) is { } root
            ? Path.Combine(root, "docs-src", "reference", "diagnostics.md")
            : null;
        return path is not null && File.Exists(path)
            ? Row().Matches(File.ReadAllText(path)).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Trim().Replace("`", "", StringComparison.Ordinal))
            : [];
    }

    [GeneratedRegex(@"^\| `(MG[0-9]{4})` \|([^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
