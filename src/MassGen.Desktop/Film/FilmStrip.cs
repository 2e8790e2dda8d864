using MassGen.Desktop.Pictures;

namespace MassGen.Desktop.Film;

/// <summary>
/// A short film of a desktop: pictures that differ from the one before, never more than a page can carry. Where there would be too many,
/// every second one makes room, so that the film still tells of the whole.
/// </summary>
/// <param name="most">How many pictures are kept.</param>
public sealed class FilmStrip(int most = 24)
{
    // A film is for looking at in a page, not for reading small print; whoever wants that has the pictures.
    private static readonly ScreenSize Moving = new(800, 500);
    private static readonly ScreenSize Small = new(400, 250);

    private const int Columns = 3;
    private const int Gap = 8;

    private readonly List<Frame> _frames = [];
    private int _step = 1;
    private int _skipped;
    private Frame? _end;

    /// <summary>The pictures, in their order. The last one that was added is always there: it shows what came of it all.</summary>
    public IReadOnlyList<Frame> Frames => _end is null ? _frames : [.. _frames, _end];

    /// <summary>Adds a picture, where it differs from the last one.</summary>
    public void Add(Frame frame)
    {
        if ((_end ?? _frames.LastOrDefault())?.Hash == frame.Hash)
        {
            return;
        }

        if (++_skipped < _step)
        {
            _end = frame;
            return;
        }

        (_skipped, _end) = (0, null);
        if (_frames.Count == most)
        {
            _step *= 2;
            for (var index = (_frames.Count - 1) | 1; index > 0; index -= 2)
            {
                if (index < _frames.Count)
                {
                    _frames.RemoveAt(index);
                }
            }
        }

        _frames.Add(frame);
    }

    /// <summary>The film as an animated PNG file; what shows no animations shows its first picture.</summary>
    public byte[] Animation() => AnimatedPng.Write([.. Frames.Select(frame => Raster.Read(frame.Png.Span).FitInto(Moving).ToPng())]);

    /// <summary>All pictures beside each other, as a PNG file.</summary>
    public byte[] Sheet()
    {
        var small = Frames.Select(frame => Raster.Read(frame.Png.Span).FitInto(Small)).ToList();
        var columns = Math.Min(Columns, small.Count);
        var rows = (small.Count + columns - 1) / columns;
        var (width, height) = ((columns * (Small.Width + Gap)) + Gap, (rows * (Small.Height + Gap)) + Gap);
        var pixels = new byte[width * height * 3];
        Array.Fill(pixels, byte.MaxValue);
        foreach (var (index, picture) in small.Index())
        {
            var (left, top) = (Gap + (index % columns * (Small.Width + Gap)), Gap + (index / columns * (Small.Height + Gap)));
            for (var row = 0; row < picture.Height; row++)
            {
                picture.Row(row).CopyTo(pixels.AsSpan((((top + row) * width) + left) * 3));
            }
        }

        return new Raster(width, height, pixels).ToPng();
    }
}
