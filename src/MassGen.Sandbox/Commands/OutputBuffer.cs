using System.Text;

namespace MassGen.Sandbox.Commands;

/// <summary>
/// Keeps the first and the last bytes of a stream and counts the rest, in memory that does not grow with the stream. What was kept
/// may be looked at while the stream goes on.
/// </summary>
internal sealed class OutputBuffer(int headBytes, int tailBytes)
{
    /// <summary>Room at the end for the supervisor's report, which is taken out again.</summary>
    private const int Spare = 64;

    private readonly Lock _gate = new();
    private byte[] _head = [];
    private int _headLength;
    private byte[] _ring = [];
    private int _ringEnd;
    private int _ringLength;

    /// <summary>All bytes that came, kept or not.</summary>
    public long Total { get; private set; }

    /// <summary>The bytes kept from the beginning.</summary>
    public ReadOnlyMemory<byte> Head => _head.AsMemory(0, _headLength);

    private bool HasGap => Total > _headLength + _ringLength;

    public void Append(ReadOnlySpan<byte> bytes)
    {
        using var scope = _gate.EnterScope();
        Total += bytes.Length;
        var toHead = Math.Min(bytes.Length, headBytes - _headLength);
        if (toHead > 0)
        {
            GrowHead(_headLength + toHead);
            bytes[..toHead].CopyTo(_head.AsSpan(_headLength));
            _headLength += toHead;
        }

        AppendToRing(bytes[Math.Max(0, toHead)..]);
    }

    /// <summary>Takes out what begins with the marker and has the given length; null when it is not there.</summary>
    public byte[]? Cut(ReadOnlySpan<byte> marker, int length)
    {
        using var scope = _gate.EnterScope();
        byte[] kept = HasGap ? Ring() : [.. Head.Span, .. Ring()];
        var at = kept.AsSpan().LastIndexOf(marker);
        if (at < 0 || at + length > kept.Length)
            return null;
        byte[] rest = [.. kept.AsSpan(0, at), .. kept.AsSpan(at + length)];
        var (gap, total) = (HasGap, Total - length);
        (_ringEnd, _ringLength) = (0, 0);
        if (gap)
        {
            AppendToRing(rest);
        }
        else
        {
            _headLength = 0;
            Append(rest);
        }

        Total = total;
        return kept[at..(at + length)];
    }

    /// <summary>What a reader gets: text, with replacement characters for what is not UTF-8.</summary>
    public CapturedOutput Capture()
    {
        using var scope = _gate.EnterScope();
        var ring = Ring();
        if (!HasGap && ring.Length <= tailBytes)
            return new(Decode([.. Head.Span, .. ring]), "", Total, 0);
        var head = WithoutBrokenEnd(Head.Span);
        var tail = WithoutBrokenStart(ring.AsSpan(Math.Max(0, ring.Length - tailBytes)));
        return new(Decode(head), Decode(tail), Total, Total - head.Length - tail.Length);
    }

    private void GrowHead(int needed)
    {
        if (needed > _head.Length)
            Array.Resize(ref _head, Math.Min(headBytes, Math.Max(needed, Math.Max(1024, _head.Length * 2))));
    }

    private void AppendToRing(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        if (_ring.Length == 0)
            _ring = new byte[tailBytes + Spare];
        if (bytes.Length > _ring.Length)
            bytes = bytes[^_ring.Length..];
        var first = Math.Min(bytes.Length, _ring.Length - _ringEnd);
        bytes[..first].CopyTo(_ring.AsSpan(_ringEnd));
        bytes[first..].CopyTo(_ring);
        _ringEnd = (_ringEnd + bytes.Length) % _ring.Length;
        _ringLength = Math.Min(_ring.Length, _ringLength + bytes.Length);
    }

    private byte[] Ring() => _ringLength < _ring.Length
        ? _ring[.._ringLength]
        : [.. _ring.AsSpan(_ringEnd), .. _ring.AsSpan(0, _ringEnd)];

    // A NUL is legal UTF-8, but neither models nor JSON readers take it well.
    private static string Decode(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes).Replace('\0', '\ufffd');

    private static ReadOnlySpan<byte> WithoutBrokenEnd(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) == 0x80)
                continue;
            var wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
            return wanted > back ? bytes[..^back] : bytes;
        }

        return bytes;
    }

    private static ReadOnlySpan<byte> WithoutBrokenStart(ReadOnlySpan<byte> bytes)
    {
        var start = 0;
        while (start < Math.Min(3, bytes.Length) && (bytes[start] & 0xC0) == 0x80)
            start++;
        return bytes[start..];
    }
}
