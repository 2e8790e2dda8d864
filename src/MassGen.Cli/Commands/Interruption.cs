using System.Runtime.InteropServices;

namespace MassGen.Cli.Commands;

/// <summary>Ctrl-C and the wish to terminate: the first one ends what is being done in order, the second one everything at once.</summary>
public sealed class Interruption : IDisposable
{
    // A program that passes a signal on to its whole group, as timeout(1) does, sends it twice at once; nobody presses keys so fast.
    private static readonly TimeSpan SameWish = TimeSpan.FromMilliseconds(300);

    private readonly TimeProvider _time;
    private readonly TaskCompletionSource _insisted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _onInterrupt;
    private readonly PosixSignalRegistration _onTerminate;
    private readonly Lock _gate = new();
    private CancellationTokenSource _first = new();
    private long _firstAt;

    /// <summary>Listens from now on.</summary>
    /// <param name="time">The clock.</param>
    public Interruption(TimeProvider time)
    {
        _time = time;
        _onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Take);
        _onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Take);
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token
    {
        get
        {
            lock (_gate)
            {
                return _first.Token;
            }
        }
    }

    /// <summary>Whether the program itself is to end, and not only what it is doing: somebody wishes it to terminate.</summary>
    public bool EndsProgram { get; private set; }

    /// <summary>Ends with the second signal.</summary>
    public Task Insisted => _insisted.Task;

    /// <summary>What was interrupted has ended in order; the next signal is a first one again.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            if (_first.IsCancellationRequested)
            {
                _first.Dispose();
                _first = new CancellationTokenSource();
            }
        }
    }

    /// <summary>One signal.</summary>
    internal void Stop()
    {
        CancellationTokenSource first;
        lock (_gate)
        {
            first = _first;
        }

        if (!first.IsCancellationRequested)
        {
            _firstAt = _time.GetTimestamp();
            first.Cancel();
        }
        else if (_time.GetElapsedTime(_firstAt) > SameWish)
        {
            _insisted.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _onInterrupt.Dispose();
        _onTerminate.Dispose();
        _first.Dispose();
    }

    private void Take(PosixSignalContext signal)
    {
        signal.Cancel = true;
        EndsProgram |= signal.Signal == PosixSignal.SIGTERM;
        Stop();
    }
}
