using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Live;

/// <summary>A page that is rendered once, by whoever needs it first.</summary>
internal sealed class LivePage(PagePlan plan)
{
    private readonly Lazy<RenderedPage> _rendered = new(() => Render(plan));

    public PagePlan Plan => plan;

    public bool IsRendered => _rendered.IsValueCreated;

    public RenderedPage Rendered() => _rendered.Value;

    /// <summary>One of its files, or null. A page with a fault has none, and the fault is told.</summary>
    public LiveFile? Find(string path)
    {
        IReadOnlyList<Diagnostic> faults = [.. plan.Of is SourcePage written ? written.Faults : [], .. Rendered().Faults];
        var file = Rendered().Files.FirstOrDefault(file => file.Path == path);
        return file is null && faults.Count == 0 ? null : new LiveFile(file?.Content ?? default, faults);
    }

    private static RenderedPage Render(PagePlan plan)
    {
        try
        {
            return plan.Render();
        }
        catch (InvalidInputException invalid)
        {
            return new RenderedPage(plan.Page, []) { Faults = invalid.Diagnostics };
        }
    }
}
