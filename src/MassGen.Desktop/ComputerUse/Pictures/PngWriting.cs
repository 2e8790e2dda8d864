using System.Buffers.Binary;
using System.IO.Compression;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Writes PNG files of three colours, eight bits each.</summary>
internal static class PngWriting
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index => Enumerable.Range(0, 8).Aggregate(
        (uint)index, (value, _) => (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1)))];

    public static byte[] Write(int width, int height, byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Packed(width * 3, height, pixels));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    // Each row as the difference from the one above: most of a screen is the same in both.
    private static byte[] Packed(int stride, int height, byte[] pixels)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            var line = new byte[stride + 1];
            line[0] = 2;
            for (var row = 0; row < height; row++)
            {
                for (var i = 0; i < stride; i++)
                {
                    line[i + 1] = (byte)(pixels[(row * stride) + i] - (row == 0 ? 0 : pixels[((row - 1) * stride) + i]));
                }

                zip.Write(line);
            }
        }

        return packed.ToArray();
    }

    /// <summary>Writes one part of a file.</summary>
    public static void Chunk(Stream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(Sum(uint.MaxValue, name), data));
        file.Write(number);
    }

    private static uint Sum(uint sum, ReadOnlySpan<byte> data)
    {
        foreach (var one in data)
        {
            sum = Table[(sum ^ one) & 0xff] ^ (sum >> 8);
        }

        return sum;
    }
}
