namespace MassGen.Mcp;

/// <summary>A server's output, which ends where one message is longer than any honest one: messages are held in memory whole.</summary>
internal sealed class LineLimitStream(Stream inner) : Stream
{
    /// <summary>The longest message: enough for a few large images.</summary>
    public const int MostBytes = 32 * 1024 * 1024;

    private int _length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        var end = buffer.Span[..count].LastIndexOf((byte)'\n');
        _length = end < 0 ? _length + count : count - end - 1;
        return _length <= MostBytes ? count : throw new IOException($"It sent a message of more than {MostBytes / (1024 * 1024)} MiB.");
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
