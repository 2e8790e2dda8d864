using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MassGen.Configuration.Schema;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;
using MassGen.Docs.Site.Reference;
using MassGen.Events;

namespace MassGen.Docs.Coverage;

/// <summary>Everything that people can use or meet, each from the one place in the code where it is written down.</summary>
internal static partial class FeatureInventory
{
    /// <summary>The page whose table has a row for each code; a test compares it with the sources.</summary>
    public const string DiagnosticsPage = "reference/diagnostics.md";

    // They are code, and `serve` asks for them with every save.
    private static readonly Lazy<IReadOnlyList<Feature>> KnownEvents = new(() => [.. Events()]);

    /// <summary>All features.</summary>
    /// <param name="programs">The programs, for their flags.</param>
    /// <param name="pages">The pages, for the table of codes.</param>
    public static IReadOnlyList<Feature> All(IReadOnlyList<FlagTree> programs, IEnumerable<SourcePage> pages) =>
    [
        .. ConfigSchema.Sections.SelectMany(found => found.Section.Keys.Select(key => Key(found.Section, key))),
        .. BackendType.Names.Select(name => new Feature(new FeatureName(FeatureKind.Backend, name))),
        .. BuiltInTools.Names.Select(name => new Feature(new FeatureName(FeatureKind.Tool, name))),
        .. KnownEvents.Value,
        .. programs.SelectMany(Flags),
        .. Diagnostics(pages.FirstOrDefault(page => page.Path == DiagnosticsPage)),
    ];

    private static Feature Key(ConfigSection section, ConfigKey key) => new(UsedKeys.IdOf(section, key))
    {
        Reference = key.Meaning.Length == 0 ? null : $"{ConfigReference.Path}#{ConfigReference.AnchorOf(section, key)}",
        Note = key.IsHonoured ? null : KeyWords.Effect(key),
    };

    private static IEnumerable<Feature> Events()
    {
        var docs = XmlDocs.Beside(typeof(RunEvent).Assembly);
        var slugs = new GitHubSlug();
        foreach (var derived in typeof(RunEvent).GetCustomAttributes<JsonDerivedTypeAttribute>())
        {
            var word = (string)derived.TypeDiscriminator!;
            yield return new Feature(new FeatureName(FeatureKind.Event, word))
            {
                Reference = docs.OfType(derived.DerivedType).Length == 0 ? null : $"{EventReference.Path}#{slugs.Next(word)}",
            };
        }
    }

    private static IEnumerable<Feature> Flags(FlagTree program) => program.Flags.Select(flag => new Feature(flag.Id)
    {
        Reference = string.IsNullOrWhiteSpace(flag.Option.Description) ? null : $"{CommandReference.Path}#{program.Name.Replace(' ', '-')}{flag.Option.Name}",
    });

    private static IEnumerable<Feature> Diagnostics(SourcePage? page) =>
        (page?.Document.Descendants<TableRow>() ?? []).Select(row => row.FirstOrDefault()?.Descendants<CodeInline>().FirstOrDefault()?.Content)
            .OfType<string>().Where(word => Code().IsMatch(word))
            .Select(code => new Feature(new FeatureName(FeatureKind.Diagnostic, code)) { Reference = DiagnosticsPage });

    [GeneratedRegex("^MG[0-9]{4}$")]
    private static partial Regex Code();
}
