using MassGen.Docs.Commands;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Coverage;

/// <summary>Computes the option matrix of a site. Nothing is run.</summary>
internal static class RepositoryMatrix
{
    private static readonly Lazy<IReadOnlyList<FlagTree>> KnownPrograms = new(() => FlagTree.Of(Cli.Commands.MassGenCommand.Tree(), CommandLineProgram.Tree()));

    /// <summary>Computes the matrix.</summary>
    /// <param name="pages">The pages that people wrote, with their parsed texts.</param>
    /// <param name="generated">The paths of the reference pages that are generated; only what they explain counts as explained there.</param>
    /// <param name="input">The examples and snippets with what is known about them, and what may lack something.</param>
    public static OptionMatrix Of(IReadOnlyList<SourcePage> pages, IEnumerable<string> generated, SiteInput input)
    {
        var programs = KnownPrograms.Value;
        var present = generated.Concat(pages.Select(page => page.Path)).ToHashSet();
        return OptionMatrix.Of(
            [.. FeatureInventory.All(programs, pages).Select(feature => IsThere(feature.Reference, present) ? feature : feature with { Reference = null })],
            new PageMentions(pages.Where(page => page.Path != FeatureInventory.DiagnosticsPage)).Of,
            [
                .. input.Examples.Select(ExampleDemonstration.Of),
                .. input.Snippets.Select(page => SnippetDemonstration.Of(page.Snippet, page.PresentEvidence, programs)),
            ],
            input.AllowedGaps ?? []);
    }

    private static bool IsThere(string? reference, HashSet<string> present) => reference is not null && present.Contains(reference.Split('#')[0]);
}
