using MassGen.Providers.Http;

namespace MassGen.Providers.Recording;

/// <summary>Passes a body on while it arrives and keeps a copy, handed over once: at its end, or when the reader leaves.</summary>
internal sealed class CopyingStream(Stream inner, Action<ReadOnlyMemory<byte>, bool> finished) : ReadOnlyStream
{
    private static readonly byte[][] LastWords =
    [
        [.. "[DONE]"u8], [.. "\"message_stop\""u8], [.. "\"response.completed\""u8], [.. "\"response.incomplete\""u8], [.. "\"response.failed\""u8],
    ];

    private readonly MemoryStream _copy = new();
    private bool _handedOver;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        if (count > 0)
        {
            _copy.Write(buffer.Span[..count]);
        }
        else if (buffer.Length > 0)
        {
            HandOver(isComplete: true);
        }

        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            HandOver(isComplete: EndsAsAnswer());
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // Readers of events stop at the last one and never see the end of the stream.
    private bool EndsAsAnswer()
    {
        var all = _copy.GetBuffer().AsSpan(0, (int)_copy.Length).TrimEnd("\r\n"u8);
        var last = all[(all.LastIndexOf((byte)'\n') + 1)..];
        if (!last.StartsWith("data:"u8))
        {
            return false;
        }

        foreach (var word in LastWords)
        {
            if (last.IndexOf(word) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private void HandOver(bool isComplete)
    {
        if (!_handedOver)
        {
            _handedOver = true;
            finished(_copy.GetBuffer().AsMemory(0, (int)_copy.Length), isComplete);
        }
    }
}
