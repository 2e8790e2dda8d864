namespace MassGen.Providers.Pacing;

/// <summary>
/// Watches one address. When half of at least ten calls within half a minute failed for the provider's own reasons, nothing is sent for
/// half a minute; then one call tries. Safe to use from many threads.
/// </summary>
internal sealed class Circuit(TimeProvider time)
{
    private const int Least = 10;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private long _windowBegan = time.GetTimestamp();
    private int _calls;
    private int _failures;
    private DateTimeOffset? _openUntil;
    private volatile bool _isOpen;
    private bool _isTrying;

    /// <summary>How long nothing may be sent yet, or null when this call may be.</summary>
    public TimeSpan? Closed()
    {
        if (!_isOpen)
        {
            return null;
        }

        lock (_gate)
        {
            if (_openUntil is not { } until)
            {
                return null;
            }

            var rest = until - time.GetUtcNow();
            if (rest <= TimeSpan.Zero && !_isTrying)
            {
                _isTrying = true;
                return null;
            }

            return rest > TimeSpan.Zero ? rest : TimeSpan.FromSeconds(1);
        }
    }

    /// <summary>Counts a call.</summary>
    public void Count(bool failed)
    {
        lock (_gate)
        {
            if (_isTrying)
            {
                _isTrying = false;
                _openUntil = failed ? time.GetUtcNow() + Rest : null;
                _isOpen = failed;
                Begin();
                return;
            }

            if (time.GetElapsedTime(_windowBegan) > Window)
            {
                Begin();
            }

            _calls++;
            _failures += failed ? 1 : 0;
            if (_calls >= Least && _failures * 2 >= _calls && _openUntil is null)
            {
                _openUntil = time.GetUtcNow() + Rest;
                _isOpen = true;
            }
        }
    }

    /// <summary>A call came to no end that says anything of the provider; if it was the one that tries, the next one may.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _isTrying = false;
        }
    }

    private void Begin() => (_windowBegan, _calls, _failures) = (time.GetTimestamp(), 0, 0);
}
