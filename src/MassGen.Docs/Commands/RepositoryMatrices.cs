using MassGen.Diagnostics;
using MassGen.Docs.Coverage;
using MassGen.Docs.Examples;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Snippets.Reading;

namespace MassGen.Docs.Commands;

/// <summary>Gathers what the option matrix is computed from: examples, snippets, the evidence that is kept, the list of allowed gaps.</summary>
internal static class RepositoryMatrices
{
    public static async Task<RepositoryMatrix> OfAsync(
        Workspace workspace, IReadOnlyList<SourcePage> pages, ICollection<Diagnostic> faults, CancellationToken cancellationToken)
    {
        var ids = ExampleLoader.Discover(workspace.Root);
        var examples = await SiteBuild.PagesAsync(workspace, ids, [], cancellationToken);
        var snippets = new SnippetReader(workspace.Root, ids).Read(pages, faults);
        return new RepositoryMatrix(examples, snippets, _ => null, AllowList.Of(workspace.Root, faults));
    }
}
