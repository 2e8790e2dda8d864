using System.Globalization;
using System.Text;
using MassGen.Projections;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>A run in time as a picture: a lane for each agent, bars for what took time, marks for what happened in a moment.</summary>
public static class TimelineSvg
{
    private const int Width = 760;
    private const int Left = 130;
    private const int Right = 24;
    private const int BarHeight = 11;
    private const int MarkRow = 18;
    private const int AxisHeight = 28;

    public static string Of(Timeline timeline)
    {
        var scale = new TimeScale(timeline.Duration, Left, Width - Right);
        var body = new StringBuilder();
        var top = 8.0;
        foreach (var lane in timeline.Lanes)
        {
            top = Lane(body, lane, scale, top);
        }

        Axis(body, scale, top);
        var height = top + AxisHeight;
        return Text($"""
            <svg viewBox="0 0 {Width} {height}" role="img" aria-labelledby="timeline-title timeline-description" data-left="{Left}" data-right="{Width - Right}" data-milliseconds="{timeline.Duration.TotalMilliseconds:0.###}">
            <title id="timeline-title">Timeline of the run</title>
            <desc id="timeline-description">{Html.Escape(Description(timeline))}</desc>
            {body}</svg>
            """);
    }

    private static string Description(Timeline timeline) =>
        $"{timeline.Lanes.Count} {(timeline.Lanes.Count == 1 ? "agent" : "agents")}, {Figures.Duration(timeline.Duration)} in all. " +
        string.Join(" ", timeline.Lanes.Select(lane =>
            $"{lane.Name} ({lane.Agent}): {lane.Spans.Count(span => span.Kind == TimelineSpanKind.ModelCall)} model calls" +
            string.Concat(lane.Points.Select(point => $", {TimelineMark.Of(point.Kind).Word} {point.Label} at {Figures.Duration(point.At)}")) + ".")) +
        " The transcript below tells the same in words.";

    private static double Lane(StringBuilder body, TimelineLane lane, TimeScale scale, double top)
    {
        var rows = MarkRows(lane, scale);
        var markRows = rows.Select(mark => mark.Row).DefaultIfEmpty(-1).Max() + 1;
        var bars = top + (Math.Max(1, markRows) * MarkRow);
        var hasTools = lane.Spans.Any(span => span.Kind != TimelineSpanKind.ModelCall);
        var bottom = bars + ((BarHeight + 3) * (hasTools ? 2 : 1)) + 6;
        body.Append(Text($"""<rect class="lane" x="0" y="{top}" width="{Width}" height="{bottom - top}" rx="6"/>""")).Append('\n');
        body.Append(Text($"""<text class="who" x="10" y="{top + 16}">{Html.Escape(lane.Name)}</text>""")).Append('\n');
        body.Append(Text($"""<text class="id" x="10" y="{top + 31}">{Html.Escape(Short(lane.Agent))}</text>""")).Append('\n');
        foreach (var span in lane.Spans)
        {
            Bar(body, lane, span, scale, span.Kind == TimelineSpanKind.ModelCall ? bars : bars + BarHeight + 3);
        }

        foreach (var (point, x, row) in rows)
        {
            var mark = TimelineMark.Of(point.Kind);
            body.Append(Text($"""<g transform="translate({x:0.#} {top + 10 + (row * MarkRow)})"><title>{Html.Escape($"{lane.Agent} {mark.Word} {point.Label}, {Figures.Duration(point.At)}")}</title><path class="{mark.Kind}" d="{mark.Path}"/></g>""")).Append('\n');
        }

        return bottom + 6;
    }

    // A mark that would cover another goes one row down: no mark is moved in time.
    private static List<(TimelinePoint Point, double X, int Row)> MarkRows(TimelineLane lane, TimeScale scale)
    {
        var ends = new List<double>();
        return [.. lane.Points.Select(point =>
        {
            var x = scale.X(point.At);
            var row = ends.FindIndex(end => end < x - TimelineMark.Size);
            if (row < 0)
            {
                ends.Add(x);
                return (point, x, ends.Count - 1);
            }

            ends[row] = x;
            return (point, x, row);
        })];
    }

    private static void Bar(StringBuilder body, TimelineLane lane, TimelineSpan span, TimeScale scale, double y)
    {
        var (start, end) = (scale.X(span.Start), scale.X(span.End ?? scale.Duration));
        var kind = span.Kind switch
        {
            TimelineSpanKind.ModelCall => "model",
            TimelineSpanKind.Tool => "tool",
            _ => "command",
        };
        var took = Figures.Duration((span.End ?? scale.Duration) - span.Start);
        var inset = span.Kind == TimelineSpanKind.Command ? 3 : 0;
        body.Append(Text($"""<rect class="{kind}{(span.Succeeded ? "" : " cut")}" x="{start:0.#}" y="{y + inset}" width="{Math.Max(2.5, end - start):0.#}" height="{BarHeight - (2 * inset)}" rx="2"><title>{Html.Escape($"{lane.Agent}: {span.Label}, {took}")}</title></rect>""")).Append('\n');
    }

    private static void Axis(StringBuilder body, TimeScale scale, double y)
    {
        body.Append(Text($"""<path class="axis" d="M{Left} {y}H{Width - Right}"/>""")).Append('\n');
        foreach (var tick in scale.Ticks())
        {
            var x = scale.X(tick);
            body.Append(Text($"""<path class="axis" d="M{x:0.#} {y}v4"/><text class="tick" x="{x:0.#}" y="{y + 18}">{Figures.Duration(tick)}</text>""")).Append('\n');
        }
    }

    private static string Short(string id) => id.Length <= 17 ? id : id[..16] + "…";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
