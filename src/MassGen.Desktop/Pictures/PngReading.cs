using System.Buffers.Binary;
using System.IO.Compression;

namespace MassGen.Desktop.Pictures;

/// <summary>Reads PNG files of eight bits a channel.</summary>
internal static class PngReading
{
    private const int Signature = 8;
    private const int ChunkOverhead = 12;

    public static Raster Read(ReadOnlySpan<byte> png)
    {
        int width = 0, height = 0, channels = 0;
        byte[] palette = [];
        using var packed = new MemoryStream();
        for (var at = Signature; at + ChunkOverhead <= png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
            var data = png.Slice(at + 8, length);
            switch (png.Slice(at + 4, 4))
            {
                case [(byte)'I', (byte)'H', (byte)'D', (byte)'R']:
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                    channels = Channels(data);
                    break;
                case [(byte)'P', (byte)'L', (byte)'T', (byte)'E']:
                    palette = data.ToArray();
                    break;
                case [(byte)'I', (byte)'D', (byte)'A', (byte)'T']:
                    packed.Write(data);
                    break;
                default:
                    break;
            }

            at += length + ChunkOverhead;
        }

        if (channels == 0 || width is <= 0 or > 10_000 || height is <= 0 or > 10_000)
        {
            throw new InvalidDataException("There is no usable header.");
        }

        packed.Position = 0;
        return new Raster(width, height, Colours(Rows(packed, width * channels, height, channels), channels, palette));
    }

    // Grey, palette, colour, colour with transparency.
    private static int Channels(ReadOnlySpan<byte> header) => (header[8], header[9], header[12]) switch
    {
        (8, 0, 0) or (8, 3, 0) => 1,
        (8, 2, 0) => 3,
        (8, 6, 0) => 4,
        _ => throw new InvalidDataException("This form of PNG is not read."),
    };

    private static byte[] Rows(Stream packed, int stride, int height, int channels)
    {
        using var unpacked = new ZLibStream(packed, CompressionMode.Decompress);
        var rows = new byte[stride * height];
        var line = new byte[stride + 1];
        for (var row = 0; row < height; row++)
        {
            unpacked.ReadExactly(line);
            var current = rows.AsSpan(row * stride, stride);
            line.AsSpan(1).CopyTo(current);
            Unfilter(line[0], current, row == 0 ? default : rows.AsSpan((row - 1) * stride, stride), channels);
        }

        return rows;
    }

    private static void Unfilter(byte filter, Span<byte> row, ReadOnlySpan<byte> above, int channels)
    {
        for (var i = 0; filter != 0 && i < row.Length; i++)
        {
            var left = i >= channels ? row[i - channels] : 0;
            var up = above.IsEmpty ? 0 : above[i];
            var corner = above.IsEmpty || i < channels ? 0 : above[i - channels];
            row[i] += (byte)(filter switch
            {
                1 => left,
                2 => up,
                3 => (left + up) / 2,
                4 => Nearest(left, up, corner),
                _ => throw new InvalidDataException("There is no such filter."),
            });
        }
    }

    // The filter that the format calls "Paeth".
    private static int Nearest(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static byte[] Colours(byte[] rows, int channels, byte[] palette)
    {
        if (channels == 3)
        {
            return rows;
        }

        var colours = new byte[rows.Length / channels * 3];
        for (int from = 0, to = 0; from < rows.Length; from += channels, to += 3)
        {
            var source = channels == 4 ? rows.AsSpan(from, 3) : palette.Length > 0 ? palette.AsSpan(rows[from] * 3, 3) : [rows[from], rows[from], rows[from]];
            source.CopyTo(colours.AsSpan(to));
        }

        return colours;
    }
}
