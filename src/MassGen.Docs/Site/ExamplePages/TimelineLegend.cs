using System.Text;
using MassGen.Projections;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>What the bars and marks of a timeline mean; only those that it shows.</summary>
public static class TimelineLegend
{
    public static string Of(Timeline timeline)
    {
        var html = new StringBuilder("<ul class=\"legend\">\n");
        foreach (var (kind, word) in Bars(timeline))
        {
            Item(html, $"""<rect class="{kind}" x="-7" y="-4" width="14" height="8" rx="2"/>""", word);
        }

        foreach (var kind in timeline.Lanes.SelectMany(lane => lane.Points).Select(point => point.Kind).Distinct().Order())
        {
            var mark = TimelineMark.Of(kind);
            Item(html, $"""<path class="{mark.Kind}" d="{mark.Path}"/>""", TimelineMark.LegendOf(kind));
        }

        return html.Append("</ul>").ToString();
    }

    private static IEnumerable<(string Kind, string Word)> Bars(Timeline timeline)
    {
        var spans = timeline.Lanes.SelectMany(lane => lane.Spans).ToList();
        foreach (var kind in spans.Select(span => span.Kind).Distinct().Order())
        {
            yield return kind switch
            {
                TimelineSpanKind.ModelCall => ("model", "model call"),
                TimelineSpanKind.Tool => ("tool", "tool"),
                _ => ("command", "command"),
            };
        }

        if (spans.Any(span => !span.Succeeded))
        {
            yield return ("model cut", "failed or cut off");
        }
    }

    private static void Item(StringBuilder html, string form, string word) => html
        .Append("<li><svg viewBox=\"-8 -8 16 16\" width=\"16\" height=\"16\" aria-hidden=\"true\">").Append(form).Append("</svg>")
        .Append(word).Append("</li>\n");
}
