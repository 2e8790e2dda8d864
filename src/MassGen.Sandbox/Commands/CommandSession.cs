namespace MassGen.Sandbox.Commands;

/// <summary>A started command: its three streams, as one provider carries them.</summary>
internal abstract class CommandSession : IAsyncDisposable
{
    /// <summary>Writes to standard input. Fails with <see cref="IOException"/> when nobody reads any more.</summary>
    public abstract Task WriteInputAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Ends standard input and leaves the output open.</summary>
    public abstract void CloseInput();

    /// <summary>Reads both streams until both ended.</summary>
    public abstract Task ReadOutputAsync(CommandOutput output, CancellationToken cancellationToken);

    /// <summary>After an end without a report: why the supervisor never ran, or null when it did or nobody knows.</summary>
    public abstract Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken);

    /// <summary>Lets go of the streams. A command that still runs is not ended by this.</summary>
    public abstract ValueTask DisposeAsync();
}
