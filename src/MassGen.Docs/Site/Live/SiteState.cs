using MassGen.Diagnostics;
using MassGen.Docs.Site.Agents;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Output;
using MassGen.Docs.Site.Templates;

namespace MassGen.Docs.Site.Live;

/// <summary>A site at one moment: what it is made of, and of each page what came of it or how to make it.</summary>
internal sealed class SiteState
{
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>();
    private readonly Dictionary<string, LivePage> _pages = [];
    private readonly Dictionary<string, LivePage> _twins = [];
    private readonly IReadOnlyList<Diagnostic> _faults;
    private readonly SiteRendering? _rendering;
    private readonly Lazy<Dictionary<string, SiteFile>> _copies;
    private readonly Lazy<Dictionary<string, SiteFile>> _others;

    /// <param name="input">What the site is built of.</param>
    /// <param name="content">The content; null when it cannot be read.</param>
    /// <param name="templates">The templates; null when they cannot be used.</param>
    /// <param name="faults">What was wrong with both.</param>
    /// <param name="earlier">The site before; what does not depend on a change is taken from there.</param>
    /// <param name="changed">Full paths of files that are known to have changed since.</param>
    public SiteState(
        SiteInput input, ContentFolder? content, ITemplateRenderer? templates, IReadOnlyList<Diagnostic> faults, SiteState? earlier, IReadOnlySet<string> changed)
    {
        (Input, Content, Templates, _faults) = (input, content, templates, faults);
        _copies = new Lazy<Dictionary<string, SiteFile>>(() => _rendering!.Copies().ToDictionary(file => file.Path));
        _others = new Lazy<Dictionary<string, SiteFile>>(Others);
        if (content is null || templates is null)
        {
            return;
        }

        _rendering = new SiteRendering(input, content, templates, earlier?._rendering);
        var (moved, isAllNew) = (Moved(earlier), earlier?._rendering is not { } before || !_rendering.IsLike(before));
        foreach (var plan in _rendering.Pages())
        {
            var kept = isAllNew ? null : earlier!.Kept(plan, _rendering, moved, changed);
            _pages[plan.Page.Path] = kept ?? new LivePage(plan);
            if (plan.Twin is { } twin)
            {
                _twins[twin] = _pages[plan.Page.Path];
            }
        }
    }

    public SiteInput Input { get; }

    public ContentFolder? Content { get; }

    public ITemplateRenderer? Templates { get; }

    public LiveFile? Find(string path)
    {
        if (_rendering is null)
        {
            return new LiveFile(default, _faults);
        }

        if (_pages.TryGetValue(path, out var page) || _twins.TryGetValue(path, out page) || _twins.TryGetValue(TwinFiles.FirstOf(path), out page))
        {
            return page.Find(path);
        }

        return _copies.Value.TryGetValue(path, out var other) || _others.Value.TryGetValue(path, out other) ? new LiveFile(other.Bytes(), []) : null;
    }

    public void RenderRest(CancellationToken cancellationToken)
    {
        try
        {
            Parallel.ForEach(_pages.Values, new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, page => page.Rendered());
        }
        catch (OperationCanceledException)
        {
            // Something changed meanwhile, or the server ends; whoever asks for a page gets it rendered.
        }
    }

    public IReadOnlyList<Diagnostic> Faults() => 
        [.. _faults, .. _pages.Values.SelectMany(page => page.Rendered().Faults), .. _rendering?.FaultsOf(_pages.Values.Select(page => page.Rendered())) ?? []];

    public IReadOnlyList<string> Files() =>
        [.. _pages.Values.SelectMany(page => page.Rendered().Files).Select(file => file.Path).Concat(_rendering is null ? [] : _copies.Value.Keys.Concat(_others.Value.Keys)).Order(StringComparer.Ordinal)];

    /// <summary>The pages and other files that differ from an earlier state, or may.</summary>
    public IReadOnlyList<string> ChangedSince(SiteState earlier) =>
    [
        .. _pages.Where(page => !earlier._pages.TryGetValue(page.Key, out var same) || same != page.Value).Select(page => page.Key),
        .. earlier._pages.Keys.Where(path => !_pages.ContainsKey(path)),
    ];

    // The pages and files to which links may now lead otherwise: they came, went, or have other headings.
    private IReadOnlySet<string> Moved(SiteState? earlier)
    {
        if (earlier?.Content is not { } before || Content is null)
        {
            return Nothing;
        }

        var moved = before.Assets.ToHashSet();
        moved.SymmetricExceptWith(Content.Assets);
        var pages = before.Pages.ToDictionary(page => page.Path);
        foreach (var page in Content.Pages)
        {
            if (!pages.Remove(page.Path, out var same) || (same != page && !(same.HtmlPath == page.HtmlPath && same.Anchors.SetEquals(page.Anchors))))
            {
                moved.Add(page.Path);
            }
        }

        moved.UnionWith(pages.Keys);
        return moved;
    }

    // A page with a fault is always looked at again: what it misses may be there now, and its suggestions may be others.
    private LivePage? Kept(PagePlan plan, SiteRendering now, IReadOnlySet<string> moved, IReadOnlySet<string> changed) =>
        _pages.TryGetValue(plan.Page.Path, out var page) && ReferenceEquals(page.Plan.Of, plan.Of) && page.IsRendered && page.Rendered().Faults.Count == 0
            && !page.Rendered().Asked.Overlaps(moved) && page.Rendered().Included.All(file => file.IsPresent && !changed.Contains(file.Path))
            && (plan.Of is not SourcePage source || _rendering!.HasSameSnippets(now, source)) && _rendering!.Frame.IsSame(now.Frame, plan.Page.Path)
            ? page
            : null;

    private Dictionary<string, SiteFile> Others() =>
        _rendering!.OtherFiles([.. _pages.Values.Select(page => page.Rendered())]).ToDictionary(file => file.Path);
}
