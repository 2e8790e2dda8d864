using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>
/// Finds the snippets of pages. The world is closed: every block in a language of <see cref="FenceLanguage.Verified"/> becomes one, or is
/// the output of one, or a fault is collected.
/// </summary>
/// <param name="root">The repository: the folder that files named in pages are relative to.</param>
/// <param name="examples">The ids of its examples.</param>
public sealed class SnippetReader(string root, IReadOnlyList<string> examples)
{
    /// <summary>Reads pages, all of a site or some. References from one to another page are followed among these.</summary>
    /// <returns>The snippets in the order of the pages. Where faults were collected some may be missing.</returns>
    public IReadOnlyList<Snippet> Read(IEnumerable<SourcePage> pages, ICollection<Diagnostic> faults)
    {
        ArgumentNullException.ThrowIfNull(pages);
        ArgumentNullException.ThrowIfNull(faults);
        var files = new RepositoryFiles(root);
        var drafts = new SnippetDrafts(new SnippetTasks(files, examples, faults), faults);
        var (snippets, outputs) = (new List<SnippetDraft>(), new List<PageFence>());
        foreach (var fence in pages.SelectMany(page => new PageFences(page, files, faults).Read()))
        {
            FenceRules.Check(fence, faults);
            if (fence.Options.OutputOf is not null)
            {
                outputs.Add(fence);
            }
            else if (drafts.Of(fence) is { } draft)
            {
                snippets.Add(draft);
            }
        }

        return new SnippetLinks(snippets, examples, faults).Follow(outputs);
    }
}
