using MassGen.Diagnostics;

namespace MassGen.Docs.Site.Live;

/// <summary>A page that is rendered once, by whoever needs it first.</summary>
internal sealed class LivePage(PagePlan plan)
{
    private readonly Lazy<RenderedPage> _rendered = new(() => Render(plan));

    public PagePlan Plan => plan;

    public bool IsRendered => _rendered.IsValueCreated;

    public RenderedPage Rendered() => _rendered.Value;

    public LiveFile Find(string path) =>
        new(Rendered().Files.FirstOrDefault(file => file.Path == path)?.Content ?? default, Rendered().Faults);

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
