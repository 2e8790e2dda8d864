using MassGen.Desktop.Screen;
using Xunit;

namespace MassGen.Desktop.Tests.Screen;

/// <summary>Unpacking what comes out of a desktop, on files that were written by hand from the format's description.</summary>
public sealed class PackedFileTests
{
    private static readonly byte[] Start = [0x04, 0x22, 0x4d, 0x18, 0x60, 0x70, 0x73];
    private static readonly byte[] End = [0, 0, 0, 0];

    [Fact]
    public void Plain_pieces_and_repetitions_become_the_text_again() =>
        Assert.Equal("abcabcabcabcaXYZ", Unpack([.. Start, 10, 0, 0, 0, 0x36, (byte)'a', (byte)'b', (byte)'c', 3, 0, 0x30, (byte)'X', (byte)'Y', (byte)'Z', .. End]));

    [Fact]
    public void A_block_that_was_not_packed_is_taken_as_it_is() =>
        Assert.Equal("hello", Unpack([.. Start, 5, 0, 0, 0x80, .. "hello"u8, .. End]));

    [Fact]
    public void A_long_repetition_of_one_byte_has_its_length_in_more_bytes() =>
        Assert.Equal(new string('z', 1 + 4 + 15 + 255 + 30), Unpack([.. Start, 6, 0, 0, 0, 0x1f, (byte)'z', 1, 0, 255, 30, .. End]));

    [Theory]
    [InlineData(0, 5), InlineData(8, 200), InlineData(11, 0xff), InlineData(15, 9), InlineData(15, 0), InlineData(16, 77)]
    public void A_damaged_file_is_refused_or_another_text_but_never_more(int at, byte value)
    {
        byte[] file = [.. Start, 10, 0, 0, 0, 0x36, (byte)'a', (byte)'b', (byte)'c', 3, 0, 0x30, (byte)'X', (byte)'Y', (byte)'Z', .. End];
        file[at] = value;
        Assert.Equal("MG6111", Assert.Throws<DesktopException>(() => Unpack(file)).Code);
    }

    [Fact]
    public void Random_files_are_refused_or_short()
    {
        var random = new Random(5);
        var refused = 0;
        for (var number = 0; number < 20_000; number++)
        {
            var file = new byte[random.Next(0, 60)];
            random.NextBytes(file);
            Start.AsSpan(0, Math.Min(Start.Length, file.Length)).CopyTo(file);
            if (file.Length > 10)
                (file[8], file[9], file[10]) = (0, 0, 0);
            refused += Record.Exception(() => Unpack(file)) is DesktopException ? 1 : 0;
        }

        Assert.InRange(refused, 10_000, 20_000);
    }

    private static string Unpack(byte[] file)
    {
        var into = new byte[1000];
        return System.Text.Encoding.ASCII.GetString(into, 0, PackedFile.Unpack(file, into));
    }
}
