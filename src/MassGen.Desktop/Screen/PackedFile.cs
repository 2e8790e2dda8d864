using System.Buffers.Binary;

namespace MassGen.Desktop.Screen;

/// <summary>
/// Unpacks what <c>lz4</c> has packed, which costs a tenth of what <c>gzip</c> does. Programs of a desktop may write what they like, so every
/// number is checked.
/// </summary>
internal static class PackedFile
{
    private const uint Magic = 0x184d2204;
    private const int HasSize = 0x08;
    private const int HasBlockSums = 0x10;
    private const uint IsPlain = 0x8000_0000;
    private const int ShortestMatch = 4;
    private const int MoreFollows = 15;

    /// <summary>Unpacks a whole file.</summary>
    /// <param name="packed">The file.</param>
    /// <param name="into">Where to put its content.</param>
    /// <returns>How many bytes it has.</returns>
    /// <exception cref="DesktopException">It is damaged, or longer than expected.</exception>
    public static int Unpack(ReadOnlySpan<byte> packed, Span<byte> into)
    {
        try
        {
            return UnpackFrame(packed, into);
        }
        catch (Exception failure) when (failure is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw Damaged();
        }
    }

    private static int UnpackFrame(ReadOnlySpan<byte> packed, Span<byte> into)
    {
        if (BinaryPrimitives.ReadUInt32LittleEndian(packed) != Magic)
            throw Damaged();
        var flags = packed[4];
        var rest = packed[(7 + ((flags & HasSize) == 0 ? 0 : 8))..];
        var count = 0;
        while (BinaryPrimitives.ReadUInt32LittleEndian(rest) is > 0 and var size)
        {
            var block = rest.Slice(4, checked((int)(size & ~IsPlain)));
            if ((size & IsPlain) == 0)
            {
                count = UnpackBlock(block, into, count);
            }
            else
            {
                block.CopyTo(into[count..]);
                count += block.Length;
            }

            rest = rest[(4 + block.Length + ((flags & HasBlockSums) == 0 ? 0 : 4))..];
        }

        return count;
    }

    // Pieces of bytes as they are, each followed by a repetition of what came shortly before.
    private static int UnpackBlock(ReadOnlySpan<byte> block, Span<byte> into, int count)
    {
        var at = 0;
        while (at < block.Length)
        {
            var token = block[at++];
            var plain = Length(token >> 4, block, ref at);
            block.Slice(at, plain).CopyTo(into[count..]);
            (at, count) = (at + plain, count + plain);
            if (at == block.Length)
                break;
            var back = BinaryPrimitives.ReadUInt16LittleEndian(block[at..]);
            at += 2;
            count += Repeat(into, count, back, Length(token & MoreFollows, block, ref at) + ShortestMatch);
        }

        return count;
    }

    private static int Length(int start, ReadOnlySpan<byte> block, ref int at)
    {
        var length = start;
        for (var more = start == MoreFollows ? byte.MaxValue : 0; more == byte.MaxValue;)
        {
            more = block[at++];
            length = checked(length + more);
        }

        return length;
    }

    // What is repeated may reach into itself, and then grows with each turn.
    private static int Repeat(Span<byte> into, int count, int back, int length)
    {
        if (back == 0)
            throw Damaged();
        var target = into.Slice(count, length);
        if (back == 1)
        {
            target.Fill(into[count - 1]);
            return length;
        }

        for (var done = 0; done < length;)
        {
            var piece = into.Slice(count - back, Math.Min(back + done, length - done));
            piece.CopyTo(target[done..]);
            done += piece.Length;
        }

        return length;
    }

    private static DesktopException Damaged() => new(DesktopErrors.NoPicture, "The screen's picture cannot be read: it is damaged.");
}
