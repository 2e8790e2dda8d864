namespace MassGen.Mcp;

/// <summary>
/// Keeps a server that fails again and again from being tried at every call: after 3 failures in a row it is left alone for 30 s,
/// then for twice as long after each further failure, 240 s at most (figures of the Python project).
/// </summary>
internal sealed class CircuitBreaker(TimeProvider time)
{
    private const int MostFailures = 3;
    private const int MostDoublings = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);
    private readonly Lock _gate = new();
    private int _failures;
    private long _lastFailure;

    /// <summary>How long the server is still left alone; zero or less when it may be tried.</summary>
    public TimeSpan Remaining
    {
        get
        {
            lock (_gate)
            {
                return _failures < MostFailures
                    ? TimeSpan.Zero
                    : (FirstPause * (1 << Math.Min(_failures - MostFailures, MostDoublings))) - time.GetElapsedTime(_lastFailure);
            }
        }
    }

    public void Succeeded()
    {
        lock (_gate)
        {
            _failures = 0;
        }
    }

    public void Failed()
    {
        lock (_gate)
        {
            _failures++;
            _lastFailure = time.GetTimestamp();
        }
    }
}
