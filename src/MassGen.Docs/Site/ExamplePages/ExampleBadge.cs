using System.Text;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>The small mark that says whether an example works and leads to the evidence.</summary>
public static class ExampleBadge
{
    /// <summary>The page of an example.</summary>
    public static string PathOf(string id) => $"examples/{id}.html";

    /// <summary>A badge that opens to what is known of the run, and leads on to the run itself.</summary>
    public static string Html(ExamplePage page, string onPage)
    {
        var status = ExampleStatus.Of(page);
        var facts = page.PresentEvidence is { } evidence ? Fact.Of(evidence) : [];
        return $"""
            <details class="proof"><summary><span class="badge {status.Kind}">{Site.Html.Escape(status.Label)}</span>{Hidden(page)}</summary>
            <div class="facts"><p>{Site.Html.Escape(status.Sentence)}</p>
            {List(facts)}<p><a href="{Address(page, onPage)}">Go to the run{Hidden(page)}</a></p></div></details>
            """;
    }

    /// <summary>A badge that leads to the evidence, for a table.</summary>
    public static string Link(ExamplePage page, string onPage)
    {
        var status = ExampleStatus.Of(page);
        return $"""<a class="badge {status.Kind}" href="{Address(page, onPage)}">{Site.Html.Escape(status.Label)}{Hidden(page)}</a>""";
    }

    private static string Address(ExamplePage page, string onPage) =>
        Site.Html.Escape(SitePaths.Relative(onPage, PathOf(page.Example.Id)) + "#evidence");

    // Many badges of a page say the same; a list of links or buttons tells them apart.
    private static string Hidden(ExamplePage page) => $"""<span class="visually-hidden">: evidence for {Site.Html.Escape(page.Example.Title)}</span>""";

    private static string List(IReadOnlyList<Fact> facts)
    {
        if (facts.Count == 0)
        {
            return "";
        }

        var html = new StringBuilder("<dl>");
        foreach (var fact in facts)
        {
            html.Append("<dt>").Append(Site.Html.Escape(fact.Name)).Append("</dt><dd>")
                .Append(Site.Html.Escape(string.Join(" ", fact.Notes.Prepend(fact.Value)))).Append("</dd>");
        }

        return html.Append("</dl>\n").ToString();
    }
}
