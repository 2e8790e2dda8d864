using System.Buffers.Binary;
using System.IO.Compression;

namespace MassGen.Desktop.Screen;

/// <summary>Writes pictures as PNG files; the .NET libraries have nothing that does.</summary>
internal static class PngFile
{
    private const byte TrueColour = 2;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
    private static readonly uint[] Table = MakeTable();

    /// <summary>The file of a picture.</summary>
    public static byte[] Write(Picture picture)
    {
        var file = new MemoryStream(128 * 1024);
        file.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, picture.Size.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], picture.Size.Height);
        header[8] = 8;
        header[9] = TrueColour;
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(picture));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(Picture picture)
    {
        var compressed = new MemoryStream(128 * 1024);
        var width = picture.Size.Width * 3;
        using (var zip = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var row = 0; row < picture.Size.Height; row++)
            {
                // Each row begins with how it is to be read: as it is.
                zip.WriteByte(0);
                zip.Write(picture.Pixels.Slice(row * width, width));
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> kind, ReadOnlySpan<byte> content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        file.Write(kind);
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(Sum(uint.MaxValue, kind), content));
        file.Write(number);
    }

    private static uint Sum(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
            sum = Table[(sum ^ value) & 0xff] ^ (sum >> 8);
        return sum;
    }

    // The check sum of the PNG specification, annex D: the reversed polynomial of CRC-32.
    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint entry = 0; entry < table.Length; entry++)
        {
            var sum = entry;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum & 1) == 1 ? 0xedb88320 ^ (sum >> 1) : sum >> 1;
            table[entry] = sum;
        }

        return table;
    }
}
