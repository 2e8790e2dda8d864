namespace MassGen.Sandbox.Engine;

/// <summary>A connection that was taken over: our side can be closed while the other one still speaks.</summary>
internal sealed class HijackedStream(
    string name, Stream stream, EngineChannel channel, HttpResponseMessage response, HttpMessageInvoker owner) : IAsyncDisposable
{
    /// <summary>The call that it came from, for messages.</summary>
    public string Name => name;

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken) =>
        stream.ReadAsync(buffer, cancellationToken);

    /// <summary>Ends our side only. Closing the whole stream would lose what the other side still has to say.</summary>
    public void CloseWrite() => channel.CloseWrite();

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        response.Dispose();
        await channel.DisposeAsync().ConfigureAwait(false);
        owner.Dispose();
    }
}
