using Spectre.Console;
using Spectre.Console.Rendering;

namespace MassGen.Cli.Displays;

/// <summary>The last lines of a text, as they break at the width there is.</summary>
internal sealed class TailText(string text, int lines) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        IRenderable whole = new Text(text.TrimEnd('\n'));
        var broken = Segment.SplitLines(whole.Render(options, maxWidth), maxWidth);
        var isFirst = true;
        foreach (var line in broken.Skip(Math.Max(0, broken.Count - lines)))
        {
            if (!isFirst)
            {
                yield return Segment.LineBreak;
            }

            isFirst = false;
            foreach (var segment in line)
            {
                yield return segment;
            }
        }
    }
}
