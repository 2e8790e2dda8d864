using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>The small mark that says whether an example works and leads to the evidence.</summary>
public static class ExampleBadge
{
    /// <summary>The page of an example.</summary>
    public static string PathOf(string id) => $"examples/{id}.html";

    public static string Html(ExamplePage page, string onPage)
    {
        var status = ExampleStatus.Of(page);
        var link = SitePaths.Relative(onPage, PathOf(page.Example.Id)) + "#evidence";
        return $"""<a class="badge {status.Kind}" href="{Site.Html.Escape(link)}">{Site.Html.Escape(status.Label)}<span class="visually-hidden">: evidence for {Site.Html.Escape(page.Example.Title)}</span></a>""";
    }
}
