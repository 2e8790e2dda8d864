namespace MassGen.Sandbox.Commands;

/// <summary>Both streams of one command, and the signal that one of them passed the cap.</summary>
internal class CommandOutput(OutputCap cap)
{
    private readonly TaskCompletionSource _limit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public OutputBuffer Stdout { get; } = new(cap.HeadBytes, cap.TailBytes);

    public OutputBuffer Stderr { get; } = new(cap.HeadBytes, cap.TailBytes);

    /// <summary>Completes when one stream has more bytes than the cap allows.</summary>
    public Task LimitReached => _limit.Task;

    /// <summary>Takes bytes of one stream. The two streams may be written by two threads; one stream only by one.</summary>
    public virtual void Append(OutputStream stream, ReadOnlySpan<byte> bytes)
    {
        var buffer = stream == OutputStream.Stdout ? Stdout : Stderr;
        if (_limit.Task.IsCompleted)
            return;
        buffer.Append(bytes);
        if (buffer.Total > cap.KillBytes)
            _limit.TrySetResult();
    }

    /// <summary>Called after each piece that was read: returns when the next one may be read.</summary>
    public virtual ValueTask FlushAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>Which stream of a command.</summary>
internal enum OutputStream
{
    Stdout = 1,
    Stderr = 2,
}
