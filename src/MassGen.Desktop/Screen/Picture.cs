using System.Security.Cryptography;

namespace MassGen.Desktop.Screen;

/// <summary>The pixels of a screen, in memory that is used again for the next picture of the same size.</summary>
internal sealed class Picture
{
    private byte[] _pixels = [];

    /// <summary>Its size in pixels.</summary>
    public ScreenSize Size { get; private set; }

    /// <summary>Red, green and blue of each pixel, row by row, without gaps.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>The bytes to write the pixels of a picture of this size into.</summary>
    public Span<byte> Reset(ScreenSize size)
    {
        if (_pixels.Length != size.Width * size.Height * 3)
            _pixels = new byte[size.Width * size.Height * 3];
        Size = size;
        return _pixels;
    }

    /// <summary>The colour of a pixel as <c>0xRRGGBB</c>.</summary>
    public int At(ScreenPoint point)
    {
        var pixel = Pixels.Slice(((point.Y * Size.Width) + point.X) * 3, 3);
        return (pixel[0] << 16) | (pixel[1] << 8) | pixel[2];
    }

    /// <summary>A text that is the same for the same pixels.</summary>
    public string Hash()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_pixels, hash);
        return Convert.ToHexStringLower(hash[..16]);
    }

    /// <summary>Whether at most so many pixels are different.</summary>
    public bool IsLike(Picture other, int mostDifferent)
    {
        if (Size != other.Size)
            return false;
        int at = 0, different = 0;
        while (different <= mostDifferent)
        {
            at += Pixels[at..].CommonPrefixLength(other.Pixels[at..]);
            if (at == _pixels.Length)
                return true;
            different++;
            at = ((at / 3) + 1) * 3;
        }

        return false;
    }

    /// <summary>Whether these rows have as many colours as text with soft edges has.</summary>
    public bool HasText(Range rows)
    {
        const int Many = 24;
        var colours = new HashSet<int>();
        var (start, count) = rows.GetOffsetAndLength(Size.Height);
        for (var at = start * Size.Width * 3; at < (start + count) * Size.Width * 3 && colours.Count < Many; at += 3)
            colours.Add((_pixels[at] << 16) | (_pixels[at + 1] << 8) | _pixels[at + 2]);
        return colours.Count == Many;
    }
}
