using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace MassGen.Docs.Site.Search;

/// <summary>Writes data as a script holds it, in UTF-8.</summary>
internal sealed class ScriptText
{
    private const string Hex = "0123456789abcdef";
    private static readonly SearchValues<byte> Special = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (byte)c), (byte)'"', (byte)'\\']);
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    /// <summary>How many bytes there are.</summary>
    public int Length => _bytes.WrittenCount;

    public void Clear() => _bytes.ResetWrittenCount();

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>Writes it as it is.</summary>
    public ScriptText Raw(ReadOnlySpan<byte> bytes)
    {
        _bytes.Write(bytes);
        return this;
    }

    /// <summary>Writes a character of ASCII as it is.</summary>
    public ScriptText Raw(char character)
    {
        _bytes.GetSpan(1)[0] = (byte)character;
        _bytes.Advance(1);
        return this;
    }

    public ScriptText Number(int number)
    {
        Utf8Formatter.TryFormat(number, _bytes.GetSpan(11), out var written);
        _bytes.Advance(written);
        return this;
    }

    /// <summary>Writes a text between quotation marks.</summary>
    public ScriptText Quoted(ReadOnlySpan<char> text) => Raw('"').Inside(text).Raw('"');

    /// <summary>Writes the inside of such a text.</summary>
    public ScriptText Inside(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        var written = _bytes.GetSpan(most)[..Encoding.UTF8.GetBytes(text, _bytes.GetSpan(most))];
        if (written.IndexOfAny(Special) < 0)
        {
            _bytes.Advance(written.Length);
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
}
