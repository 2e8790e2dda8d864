using System.Buffers.Binary;
using System.IO.Compression;

namespace MassGen.Desktop.Pictures;

/// <summary>Writes PNG files of three colours, eight bits each; the .NET libraries have nothing that does.</summary>
internal static class PngWriting
{
    private const byte TrueColour = 2;

    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    // The check sum of the PNG specification, annex D: the reversed polynomial of CRC-32.
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(index => Enumerable.Range(0, 8).Aggregate(
        (uint)index, (value, _) => (value & 1) == 0 ? value >> 1 : 0xEDB88320 ^ (value >> 1)))];

    /// <summary>The file of a picture.</summary>
    /// <param name="width">Its width in pixels.</param>
    /// <param name="height">Its height in pixels.</param>
    /// <param name="pixels">Red, green and blue of each pixel, row by row.</param>
    public static byte[] Write(int width, int height, ReadOnlySpan<byte> pixels)
    {
        var file = new MemoryStream(128 * 1024);
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = (8, TrueColour);
        Chunk(file, "IHDR"u8, header);
        Chunk(file, "IDAT"u8, Packed(width * 3, pixels));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Packed(int stride, ReadOnlySpan<byte> pixels)
    {
        var packed = new MemoryStream(128 * 1024);
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (; pixels.Length > 0; pixels = pixels[stride..])
            {
                // Each row begins with how it is to be read: as it is.
                zip.WriteByte(0);
                zip.Write(pixels[..stride]);
            }
        }

        return packed.GetBuffer().AsSpan(0, (int)packed.Length);
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
