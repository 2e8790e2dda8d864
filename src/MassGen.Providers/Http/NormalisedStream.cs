using System.Net.ServerSentEvents;
using System.Text;

namespace MassGen.Providers.Http;

/// <summary>A stream of server-sent events that is normalised while it is read, one event at a time.</summary>
internal sealed class NormalisedStream : ReadOnlyStream
{
    private readonly Stream _inner;
    private readonly ChunkNormaliser _chunks;
    private readonly IAsyncEnumerator<SseItem<string>> _events;
    private ReadOnlyMemory<byte> _ready;
    private bool _ended;

    public NormalisedStream(Stream inner, ChunkNormaliser chunks)
    {
        _inner = inner;
        _chunks = chunks;
        _events = SseParser.Create(inner).EnumerateAsync().GetAsyncEnumerator();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (_ready.IsEmpty && !_ended)
        {
            _ready = Encoding.UTF8.GetBytes(await NextAsync(cancellationToken).ConfigureAwait(false));
        }

        var count = Math.Min(buffer.Length, _ready.Length);
        _ready[..count].CopyTo(buffer);
        _ready = _ready[count..];
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<string> NextAsync(CancellationToken cancellationToken)
    {
        // The enumerator takes no token per step; closing the stream is what ends a read that waits.
        using var stop = cancellationToken.Register(_inner.Dispose);
        try
        {
            if (!await _events.MoveNextAsync().ConfigureAwait(false))
            {
                _ended = true;
                _chunks.EndOfStream();
                return "";
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }

        if (_events.Current.Data == ServerSentEvents.Done)
        {
            _ended = true;
            return ServerSentEvents.Write(_chunks.Done());
        }

        return string.Concat(_chunks.Next(_events.Current.EventType, _events.Current.Data).Select(ServerSentEvents.Event));
    }
}
