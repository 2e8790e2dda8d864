using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace MassGen.Docs.Site.Search;

/// <summary>Writes data as a script holds it, in UTF-8.</summary>
internal sealed class ScriptText
{
    private const string Hex = "0123456789abcdef";
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);
    private byte[] _bytes = new byte[8192];

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    public void Clear() => Length = 0;

    public byte[] ToArray() => _bytes.AsSpan(0, Length).ToArray();

    /// <summary>Writes it as it is.</summary>
    public ScriptText Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
        return this;
    }

    /// <summary>Writes a character of ASCII as it is.</summary>
    public ScriptText Raw(char character)
    {
        if (Length == _bytes.Length)
        {
            Room(1);
        }

        _bytes[Length++] = (byte)character;
        return this;
    }

    public ScriptText Number(int number)
    {
        Utf8Formatter.TryFormat(number, Room(11), out var written);
        Length += written;
        return this;
    }

    /// <summary>Writes a text between quotation marks.</summary>
    public ScriptText Quoted(ReadOnlySpan<char> text) => Raw('"').Inside(text).Raw('"');

    /// <summary>Writes the inside of such a text.</summary>
    public ScriptText Inside(ReadOnlySpan<char> text)
    {
        var room = Room(Encoding.UTF8.GetMaxByteCount(text.Length));
        var written = room[..Encoding.UTF8.GetBytes(text, room)];
        if (!written.ContainsAny(Special))
        {
            Length += written.Length;
            return this;
        }

        foreach (var part in written.ToArray())
        {
            Escaped(part);
        }

        return this;
    }

    private void Escaped(byte part)
    {
        if (part < 32)
        {
            Raw(@"\x"u8).Raw(Hex[part >> 4]).Raw(Hex[part & 15]);
        }
        else if (part is (byte)'"' or (byte)'\\')
        {
            Raw('\\').Raw((char)part);
        }
        else
        {
            Raw((char)part);
        }
    }

    private Span<byte> Room(int needed)
    {
        if (_bytes.Length - Length < needed)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + needed));
        }

        return _bytes.AsSpan(Length);
    }
}
