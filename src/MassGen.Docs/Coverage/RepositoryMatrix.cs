using MassGen.Docs.Commands;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Coverage;

/// <summary>What the option matrix of this repository is computed from, besides its pages.</summary>
/// <param name="Examples">The examples with what is known about them.</param>
/// <param name="Snippets">The snippets of the pages.</param>
/// <param name="EvidenceOf">The evidence for a snippet's present inputs, or null.</param>
/// <param name="Allowed">What may lack something.</param>
public sealed record RepositoryMatrix(
    IReadOnlyList<ExamplePage> Examples, IReadOnlyList<Snippet> Snippets, Func<Snippet, VerificationEvidence?> EvidenceOf, IReadOnlyList<AllowedGap> Allowed)
{
    /// <summary>Computes the matrix.</summary>
    /// <param name="pages">The pages that people wrote.</param>
    public OptionMatrix Over(IReadOnlyList<SourcePage> pages)
    {
        var programs = FlagTree.Of(Cli.Commands.MassGenCommand.Tree(), CommandLineProgram.Tree());
        return OptionMatrix.Of(
            FeatureInventory.All(programs, pages),
            new PageMentions(pages.Where(page => page.Path != FeatureInventory.DiagnosticsPage)).Of,
            [
                .. Examples.Select(ExampleDemonstration.Of),
                .. Snippets.Select(snippet => SnippetDemonstration.Of(snippet, EvidenceOf(snippet), programs)),
            ],
            Allowed);
    }
}
