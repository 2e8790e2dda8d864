namespace MassGen.Sandbox.Commands;

/// <summary>The output of a background command: the end of both streams, and what its supervisor says first.</summary>
internal sealed class BackgroundOutput(string token) : CommandOutput(Kept)
{
    // What a model would read of it at once.
    private static readonly OutputCap Kept = new() { HeadBytes = 0, TailBytes = 64 * 1024, KillBytes = long.MaxValue };
    private readonly TaskCompletionSource<BackgroundReport?> _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<byte> _start = [];

    /// <summary>The first report; null when something else came, or nothing.</summary>
    public Task<BackgroundReport?> First => _first.Task;

    public override void Append(OutputStream stream, ReadOnlySpan<byte> bytes)
    {
        if (stream == OutputStream.Stderr && !_first.Task.IsCompleted)
        {
            var wanted = Math.Min(bytes.Length, BackgroundScript.ReportLength - _start.Count);
            _start.AddRange(bytes[..wanted]);
            bytes = bytes[wanted..];
            if (_start.Count == BackgroundScript.ReportLength)
                _first.TrySetResult(BackgroundScript.Read([.. _start], token));
        }

        base.Append(stream, bytes);
    }

    /// <summary>There is no more output.</summary>
    public void Complete()
    {
        if (_first.TrySetResult(null))
            base.Append(OutputStream.Stderr, [.. _start]);
    }
}
