using System.Buffers.Binary;
using System.Text;
using MassGen.Sandbox.Commands;

namespace MassGen.Sandbox.Engine;

/// <summary>
/// Takes apart the engine's multiplexed stream: 8 bytes of header (stream, three zeros, length), then the payload. Pure: bytes
/// go in as they come and payloads go out in pieces, so nothing is ever allocated by a claimed length.
/// </summary>
internal sealed class FrameReader(Action<OutputStream, ReadOnlySpan<byte>> payload)
{
    private const int HeaderLength = 8;
    private const byte SystemError = 3;
    private const int LongestError = 4096;

    private readonly byte[] _header = new byte[HeaderLength];
    private readonly List<byte> _error = [];
    private int _headerFilled;
    private uint _remaining;

    /// <summary>Whether the bytes so far end on the border of a frame. An end anywhere else is a broken stream.</summary>
    public bool IsAtBorder => _headerFilled == 0;

    /// <exception cref="EngineException">The bytes are no such stream, or carry the engine's own error.</exception>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            if (_headerFilled < HeaderLength)
                bytes = FeedHeader(bytes);
            else
                bytes = FeedPayload(bytes);
            if (_headerFilled == HeaderLength && _remaining == 0)
                EndFrame();
        }
    }

    private ReadOnlySpan<byte> FeedHeader(ReadOnlySpan<byte> bytes)
    {
        var count = Math.Min(bytes.Length, HeaderLength - _headerFilled);
        bytes[..count].CopyTo(_header.AsSpan(_headerFilled));
        _headerFilled += count;
        if (_headerFilled == HeaderLength)
        {
            if (_header[0] > SystemError || _header[1] != 0 || _header[2] != 0 || _header[3] != 0)
                throw Broken($"a frame of unknown type {_header[0]}");
            _remaining = BinaryPrimitives.ReadUInt32BigEndian(_header.AsSpan(4));
        }

        return bytes[count..];
    }

    private ReadOnlySpan<byte> FeedPayload(ReadOnlySpan<byte> bytes)
    {
        var count = (int)Math.Min((uint)bytes.Length, _remaining);
        if (_header[0] is 1 or 2)
            payload((OutputStream)_header[0], bytes[..count]);
        else if (_header[0] == SystemError && _error.Count < LongestError)
            _error.AddRange(bytes[..Math.Min(count, LongestError - _error.Count)]);
        _remaining -= (uint)count;
        return bytes[count..];
    }

    private void EndFrame()
    {
        _headerFilled = 0;
        if (_header[0] == SystemError)
            throw Broken("its own error: " + TerminalText.Escape(Encoding.UTF8.GetString([.. _error])));
    }

    private static EngineException Broken(string what) => new("output stream", null, $"it sent {what}.");
}
