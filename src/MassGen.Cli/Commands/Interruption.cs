using System.Runtime.InteropServices;

namespace MassGen.Cli.Commands;

/// <summary>Ctrl-C and the wish to terminate: the first one ends what is being done in order, the second one everything at once.</summary>
public sealed class Interruption : IDisposable
{
    private readonly TaskCompletionSource _insisted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PosixSignalRegistration _onInterrupt;
    private readonly PosixSignalRegistration _onTerminate;
    private readonly Lock _gate = new();
    private CancellationTokenSource _first = new();

    /// <summary>Listens from now on.</summary>
    public Interruption()
    {
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

        if (first.IsCancellationRequested)
        {
            _insisted.TrySetResult();
        }
        else
        {
            first.Cancel();
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
        Stop();
    }
}
