using System.Buffers.Binary;

namespace MassGen.Desktop.Screen;

/// <summary>Reads the picture that the X server keeps in a file, in the format of <c>xwd</c>. What is odd is refused, because programs may write there.</summary>
internal static class WindowDump
{
    private const int FewestHeaderBytes = 100;
    private const int BytesOfColour = 12;

    /// <summary>Bytes of the file of a screen of this size, with room for its header.</summary>
    public static int LongestFile(ScreenSize size) => (size.Width * size.Height * 4) + (64 * 1024);

    /// <summary>Decodes a whole file.</summary>
    /// <exception cref="DesktopException">It is none, or none of this screen.</exception>
    public static void Read(ReadOnlySpan<byte> file, ScreenSize size, Picture into)
    {
        if (file.Length < FewestHeaderBytes)
            throw Refused("it is too short");
        var header = new Header(
            Field(file, 0), Field(file, 1), Field(file, 4), Field(file, 5), Field(file, 7), Field(file, 11), Field(file, 12), Field(file, 14), Field(file, 15), Field(file, 16), Field(file, 19));
        if (header.FaultFor(size) is { } fault)
            throw Refused(fault);
        var start = header.Bytes + (header.Colours * BytesOfColour);
        if (start + (header.Stride * size.Height) > file.Length)
            throw Refused("pixels are missing");
        var pixels = file[(int)start..];
        var target = into.Reset(size);
        for (var row = 0; row < size.Height; row++)
            Copy(pixels.Slice(row * (int)header.Stride, size.Width * 4), target.Slice(row * size.Width * 3, size.Width * 3));
    }

    // Blue, green, red and a byte without a meaning.
    private static void Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        for (int source = 0, target = 0; source < from.Length; source += 4, target += 3)
        {
            to[target + 2] = from[source];
            to[target + 1] = from[source + 1];
            to[target] = from[source + 2];
        }
    }

    private static long Field(ReadOnlySpan<byte> file, int index) => BinaryPrimitives.ReadUInt32BigEndian(file[(index * 4)..]);

    private static DesktopException Refused(string why) => new(DesktopErrors.NoPicture, $"The screen's picture cannot be read: {why}.");

    private sealed record Header(
        long Bytes, long Version, long Width, long Height, long ByteOrder, long BitsPerPixel, long Stride, long Red, long Green, long Blue, long Colours)
    {
        public string? FaultFor(ScreenSize size) =>
            Version != 7 ? "it is of another version"
            : Width != size.Width || Height != size.Height ? $"it is {Width}×{Height} and not {size}"
            : BitsPerPixel != 32 || ByteOrder != 0 || (Red, Green, Blue) != (0xff0000, 0xff00, 0xff) ? "its colours are kept in another way"
            : Stride < Width * 4 || Stride > Width * 8 || Bytes is < FewestHeaderBytes or > 4096 || Colours > 4096 ? "its numbers contradict each other"
            : null;
    }
}
