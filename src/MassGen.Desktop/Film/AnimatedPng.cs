using System.Buffers.Binary;
using MassGen.Desktop.Pictures;

namespace MassGen.Desktop.Film;

/// <summary>Puts PNG files of one size into one that moves, as the third edition of the PNG specification says.</summary>
internal static class AnimatedPng
{
    private const ushort PictureMilliseconds = 800;
    private const ushort LastMilliseconds = 3000;

    // A length, a name of four letters, and a check sum.
    private const int Around = 12;

    /// <summary>The file.</summary>
    /// <param name="pictures">The pictures: PNG files of the same size and kind, at least one.</param>
    public static byte[] Write(IReadOnlyList<byte[]> pictures)
    {
        using var file = new MemoryStream();
        file.Write(PngWriting.Signature);
        PngWriting.Chunk(file, "IHDR"u8, Parts(pictures[0], "IHDR").Single().Span);
        Span<byte> control = stackalloc byte[8];
        BinaryPrimitives.WriteInt32BigEndian(control, pictures.Count);

        // Once: what moves for ever keeps people from reading what stands beside it.
        BinaryPrimitives.WriteInt32BigEndian(control[4..], 1);
        PngWriting.Chunk(file, "acTL"u8, control);
        var number = 0;
        foreach (var (index, picture) in pictures.Index())
        {
            PngWriting.Chunk(file, "fcTL"u8, Control(picture, number++, index == pictures.Count - 1 ? LastMilliseconds : PictureMilliseconds));
            foreach (var data in Parts(picture, "IDAT"))
            {
                if (index == 0)
                {
                    PngWriting.Chunk(file, "IDAT"u8, data.Span);
                }
                else
                {
                    PngWriting.Chunk(file, "fdAT"u8, Numbered(number++, data.Span));
                }
            }
        }

        PngWriting.Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static byte[] Control(byte[] picture, int number, ushort milliseconds)
    {
        var control = new byte[26];
        BinaryPrimitives.WriteInt32BigEndian(control, number);
        Parts(picture, "IHDR").Single().Span[..8].CopyTo(control.AsSpan(4));
        BinaryPrimitives.WriteUInt16BigEndian(control.AsSpan(20), milliseconds);
        BinaryPrimitives.WriteUInt16BigEndian(control.AsSpan(22), 1000);
        return control;
    }

    private static byte[] Numbered(int number, ReadOnlySpan<byte> data)
    {
        var numbered = new byte[4 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(numbered, number);
        data.CopyTo(numbered.AsSpan(4));
        return numbered;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Parts(byte[] picture, string name)
    {
        for (var at = PngWriting.Signature.Length; at < picture.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(picture.AsSpan(at));
            if (System.Text.Encoding.ASCII.GetString(picture, at + 4, 4) == name)
            {
                yield return picture.AsMemory(at + 8, length);
            }

            at += length + Around;
        }
    }
}
