using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>What holds for every snippet of a page that does not say otherwise: <c>verify</c> in the front matter.</summary>
public sealed record PageVerification
{
    /// <summary>What a page has that says nothing.</summary>
    public static PageVerification None { get; } = new();

    /// <summary>The session of its commands, or null when each block is its own.</summary>
    public string? Session { get; init; }

    /// <summary>What this machine must have.</summary>
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>How old a recording may grow before the page calls it old, or null for the site's usual.</summary>
    public TimeSpan? Freshness { get; init; }

    /// <summary>The script of the models that <c>massgen</c> asks, as a file of the repository, or null.</summary>
    public string? Model { get; init; }

    /// <summary>Where that file was named.</summary>
    public SourcePosition? ModelPosition { get; init; }

    /// <summary>Reads the section; a page without one has no defaults.</summary>
    internal static PageVerification Read(MapReader frontMatter, ICollection<Diagnostic> faults)
    {
        if (frontMatter.Section("verify") is not { } verify)
        {
            return None;
        }

        var page = new PageVerification
        {
            Session = verify.Text("session"),
            Requires = [.. verify.Texts("requires").Where(word => Requirement.IsKnown(word.Text, word.Position, faults)).Select(word => word.Text)],
            Freshness = Duration(verify),
            Model = verify.Text("model"),
            ModelPosition = verify.Map.Find("model")?.Value.Position,
        };
        verify.RefuseUnknown();
        return page;
    }

    private static TimeSpan? Duration(MapReader verify)
    {
        if (verify.Text("freshness") is not { } written)
        {
            return null;
        }

        if (written.Length > 1 && int.TryParse(written[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and < 10_000)
        {
            switch (written[^1])
            {
                case 'd': return TimeSpan.FromDays(count);
                case 'h': return TimeSpan.FromHours(count);
            }
        }

        verify.Fault("MG5107", "freshness", $"'{written}' is not a time that recordings stay fresh.", "Write days or hours: 60d, 12h.");
        return null;
    }
}
