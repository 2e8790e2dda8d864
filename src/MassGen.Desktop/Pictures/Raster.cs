using MassGen.Desktop.ComputerUse;

namespace MassGen.Desktop.Pictures;

/// <summary>The pixels of a picture, three bytes each, so that a model can be sent another size or a part of a screen.</summary>
internal sealed class Raster(int width, int height, byte[] pixels)
{
    private const int Channels = 3;

    public int Width => width;

    public int Height => height;

    /// <summary>Reads a PNG file of eight bits a channel, not interlaced, as screens are written.</summary>
    /// <exception cref="DesktopException">It is another one, or none.</exception>
    public static Raster Read(ReadOnlySpan<byte> png)
    {
        try
        {
            return PngReading.Read(png);
        }
        catch (Exception broken) when (broken is InvalidDataException or ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new DesktopException(ComputerErrors.BadPicture, "The picture of the screen cannot be read: it is not a PNG file of eight bits a channel.", broken);
        }
    }

    /// <summary>The pixels of a row.</summary>
    public ReadOnlySpan<byte> Row(int row) => pixels.AsSpan(row * width * Channels, width * Channels);

    /// <summary>A part of it.</summary>
    public Raster Crop(ScreenPoint from, ScreenPoint to)
    {
        var (w, h) = (to.X - from.X + 1, to.Y - from.Y + 1);
        var part = new byte[w * h * Channels];
        for (var row = 0; row < h; row++)
        {
            pixels.AsSpan((((from.Y + row) * width) + from.X) * Channels, w * Channels).CopyTo(part.AsSpan(row * w * Channels));
        }

        return new Raster(w, h, part);
    }

    /// <summary>The same picture as large as it fits into another size, with black bars where the shape differs.</summary>
    public Raster FitInto(ScreenSize size)
    {
        var scale = Math.Min((double)size.Width / width, (double)size.Height / height);
        var (w, h) = (Math.Max(1, (int)Math.Round(width * scale)), Math.Max(1, (int)Math.Round(height * scale)));
        var (left, top) = ((size.Width - w) / 2, (size.Height - h) / 2);
        var fitted = new byte[size.Width * size.Height * Channels];
        for (var y = 0; y < h; y++)
        {
            var (above, below) = Range(y, h, height);
            for (var x = 0; x < w; x++)
            {
                var (before, after) = Range(x, w, width);
                Average(before, after, above, below, fitted.AsSpan((((top + y) * size.Width) + left + x) * Channels, Channels));
            }
        }

        return new Raster(size.Width, size.Height, fitted);
    }

    public byte[] ToPng() => PngWriting.Write(width, height, pixels);

    // The pixels that one pixel of another size stands for; at least one.
    private static (int From, int To) Range(int index, int count, int of)
    {
        var from = (int)((long)index * of / count);
        return (from, Math.Max(from + 1, (int)((long)(index + 1) * of / count)));
    }

    private void Average(int before, int after, int above, int below, Span<byte> into)
    {
        Span<int> sums = [0, 0, 0];
        for (var y = above; y < below; y++)
        {
            for (var at = ((y * width) + before) * Channels; at < ((y * width) + after) * Channels; at += Channels)
            {
                sums[0] += pixels[at];
                sums[1] += pixels[at + 1];
                sums[2] += pixels[at + 2];
            }
        }

        var count = (after - before) * (below - above);
        for (var channel = 0; channel < Channels; channel++)
        {
            into[channel] = (byte)(sums[channel] / count);
        }
    }
}
