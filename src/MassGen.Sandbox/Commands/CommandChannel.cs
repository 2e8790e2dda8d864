namespace MassGen.Sandbox.Commands;

/// <summary>The streams of a shell that runs the commands of a sandbox one after the other.</summary>
/// <param name="token">What the shell's first report begins with.</param>
internal abstract class CommandChannel(string token) : IAsyncDisposable
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the shell takes orders; somebody must be reading.</summary>
    public Task Ready => _ready.Task;

    public abstract Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Reads one command's output, each stream until its report, or until there is no more; before the first the shell's own report.</summary>
    public async Task ReadAsync(EndMark stdout, EndMark stderr, CommandOutput output, CancellationToken cancellationToken)
    {
        if (!Ready.IsCompleted)
        {
            var (first, second) = (new EndMark(token, OutputStream.Stdout), new EndMark(token, OutputStream.Stderr));
            await ReadUntilAsync(first, second, output, cancellationToken).ConfigureAwait(false);
            if (!first.IsSeen || !second.IsSeen)
                return;
            _ready.TrySetResult();
        }

        await ReadUntilAsync(stdout, stderr, output, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>After an end: why the shell never ran, or null when it did or nobody knows.</summary>
    public abstract Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    protected abstract Task ReadUntilAsync(EndMark stdout, EndMark stderr, CommandOutput output, CancellationToken cancellationToken);
}
