using System.Buffers.Binary;
using System.IO.Compression;
using MassGen.Desktop.Pictures;
using MassGen.Desktop.Screen;
using Xunit;

namespace MassGen.Desktop.Tests.Screen;

/// <summary>Decoding what the X server draws, and encoding what models see.</summary>
public sealed class PictureTests
{
    private static readonly ScreenSize Small = new(640, 480);

    [Fact]
    public void Pixels_are_red_green_and_blue_whatever_the_order_in_the_file()
    {
        var picture = new Picture();
        WindowDump.Read(Dump(at => at == 5 ? 0x102030 : 0xffffff), Small, picture);
        Assert.Equal((0xffffff, 0x102030), (picture.At(new(4, 0)), picture.At(new(5, 0))));
    }

    [Theory]
    [InlineData(1, 6, "another version"), InlineData(4, 648, "648×480"), InlineData(7, 1, "another way"), InlineData(11, 24, "another way")]
    [InlineData(12, 12, "contradict"), InlineData(12, int.MaxValue, "contradict"), InlineData(0, 4, "contradict"), InlineData(19, int.MaxValue, "contradict"), InlineData(19, 4000, "missing")]
    public void An_odd_file_is_refused(int field, int value, string reason)
    {
        var file = Dump(_ => 0);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(field * 4), value);
        var refused = Assert.Throws<DesktopException>(() => WindowDump.Read(file, Small, new()));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Random_bytes_never_do_more_than_be_refused()
    {
        var (random, whole) = (new Random(3), Dump(_ => 0));
        for (var number = 0; number < 300; number++)
        {
            var file = whole[..random.Next(0, 4000)];
            random.NextBytes(file.AsSpan(0, Math.Min(file.Length, random.Next(1, 100))));
            Assert.Throws<DesktopException>(() => WindowDump.Read(file, Small, new()));
        }
    }

    [Fact]
    public void A_png_file_has_the_pixels_and_the_right_check_sums()
    {
        var picture = new Picture();
        WindowDump.Read(Dump(at => at * 7919 & 0xffffff), Small, picture);
        var chunks = Chunks(PngWriting.Write(picture.Size.Width, picture.Size.Height, picture.Pixels));
        Assert.Equal(["IHDR", "IDAT", "IEND"], chunks.Select(chunk => chunk.Kind));
        using var zip = new ZLibStream(new MemoryStream(chunks[1].Content), CompressionMode.Decompress);
        var rows = new MemoryStream();
        zip.CopyTo(rows);
        var row = (Small.Width * 3) + 1;
        Assert.Equal(row * Small.Height, rows.Length);
        Assert.Equal(picture.Pixels[(17 * (row - 1))..(18 * (row - 1))], rows.GetBuffer().AsSpan((17 * row) + 1, row - 1));
    }

    [Theory, InlineData(64, true), InlineData(65, false)]
    public void A_blinking_caret_is_no_difference(int different, bool isLike)
    {
        Picture one = new(), other = new();
        WindowDump.Read(Dump(_ => 0), Small, one);
        WindowDump.Read(Dump(at => at % 1000 == 999 && at / 1000 < different ? 0x010000 : 0), Small, other);
        Assert.Equal(isLike, one.IsLike(other, 64));
        Assert.NotEqual(one.Hash(), other.Hash());
    }

    private static List<(string Kind, byte[] Content)> Chunks(byte[] file)
    {
        var chunks = new List<(string, byte[])>();
        for (var at = 8; at < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));
            var body = file.AsSpan(at + 4, length + 4);
            Assert.Equal(Sum(body), BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + length)));
            chunks.Add((System.Text.Encoding.ASCII.GetString(body[..4]), body[4..].ToArray()));
            at += length + 12;
        }

        return chunks;
    }

    // Bit by bit, unlike the code under test.
    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var value in bytes)
        {
            sum ^= value;
            for (var bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (0xedb88320 & (uint)-(int)(sum & 1));
        }

        return ~sum;
    }

    private static byte[] Dump(Func<int, int> colour)
    {
        const int Header = 160;
        var file = new byte[Header + (256 * 12) + (Small.Width * Small.Height * 4)];
        (int Field, int Value)[] fields =
        [
            (0, Header), (1, 7), (2, 2), (3, 24), (4, Small.Width), (5, Small.Height), (8, 32), (10, 32), (11, 32), (12, Small.Width * 4), (14, 0xff0000), (15, 0xff00), (16, 0xff),
            (19, 256),
        ];
        foreach (var (field, value) in fields)
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(field * 4), value);
        for (var at = 0; at < Small.Width * Small.Height; at++)
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(Header + (256 * 12) + (at * 4)), colour(at));
        return file;
    }
}
