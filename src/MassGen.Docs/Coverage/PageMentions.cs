using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Coverage;

/// <summary>The words that written pages name as code, each with the first page that does.</summary>
internal sealed class PageMentions
{
    private readonly Dictionary<string, string> _first = new(StringComparer.Ordinal);

    public PageMentions(IEnumerable<SourcePage> pages)
    {
        foreach (var page in pages)
        {
            foreach (var word in page.Document.Descendants<CodeInline>().Select(code => code.Content.Trim()))
            {
                _first.TryAdd(word, page.Path);
            }
        }
    }

    /// <summary>The page that names a feature, or null.</summary>
    public string? Of(FeatureName feature) => Words(feature).Select(word => _first.GetValueOrDefault(word)).FirstOrDefault(page => page is not null);

    // Keys and flags are mostly named without what they belong to; that alone would also fit others, so only whole names count there.
    private static IEnumerable<string> Words(FeatureName feature) => feature.Kind switch
    {
        FeatureKind.Tool when feature.Name.StartsWith(Tools.CustomToolRegistry.Prefix, StringComparison.Ordinal) =>
            [feature.Name, feature.Name[Tools.CustomToolRegistry.Prefix.Length..]],
        _ => [feature.Name],
    };
}
