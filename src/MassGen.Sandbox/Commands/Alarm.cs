namespace MassGen.Sandbox.Commands;

/// <summary>Rings once, at its time or when it is cancelled. Unlike a delay it is put away without a word to anybody else.</summary>
internal sealed class Alarm : IDisposable
{
    private readonly TaskCompletionSource _rung = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenRegistration _cancelled;
    private readonly ITimer _timer;

    public Alarm(TimeSpan after, TimeProvider time, CancellationToken cancellationToken)
    {
        _timer = time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), _rung, after, Timeout.InfiniteTimeSpan);
        _cancelled = cancellationToken.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), _rung);
    }

    /// <summary>Completes when it rings.</summary>
    public Task Rung => _rung.Task;

    public void Dispose()
    {
        _timer.Dispose();
        _cancelled.Dispose();
    }
}
