using System.Runtime.CompilerServices;

namespace MassGen.Events;

/// <summary>
/// The append-only log of one run: sequence numbers without gaps, readers that may come late and see everything, and exactly one
/// last event. Safe for any number of writers and readers; readers slow neither writers nor each other.
/// </summary>
/// <param name="time">The clock that stamps events.</param>
public sealed class EventLog(TimeProvider time)
{
    private readonly Lock _gate = new();
    private RunEvent[] _events = new RunEvent[256];
    private int _count;
    private TaskCompletionSource? _grown;

    /// <summary>How many events there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether the last event is there.</summary>
    public bool IsFinished
    {
        get
        {
            lock (_gate)
            {
                return _count > 0 && _events[_count - 1] is RunFinished;
            }
        }
    }

    /// <summary>Appends an event and wakes the readers.</summary>
    /// <param name="runEvent">The event; its <see cref="RunEvent.Seq"/> and <see cref="RunEvent.At"/> are set here.</param>
    /// <returns>The event as it stands in the log.</returns>
    /// <exception cref="InvalidOperationException">The log has had its <see cref="RunFinished"/>; nothing may follow it.</exception>
    public RunEvent Append(RunEvent runEvent)
    {
        ArgumentNullException.ThrowIfNull(runEvent);
        TaskCompletionSource? waiting;
        RunEvent stamped;
        lock (_gate)
        {
            if (_count > 0 && _events[_count - 1] is RunFinished)
            {
                throw new InvalidOperationException($"The run has finished; {runEvent.GetType().Name} came too late to be appended.");
            }

            stamped = runEvent with { Seq = _count + 1, At = time.GetUtcNow() };
            if (_count == _events.Length)
            {
                Array.Resize(ref _events, _count * 2);
            }

            _events[_count] = stamped;
            Volatile.Write(ref _count, _count + 1);
            waiting = _grown;
            _grown = null;
        }

        waiting?.SetResult();
        return stamped;
    }

    /// <summary>The events appended so far.</summary>
    public IReadOnlyList<RunEvent> Snapshot()
    {
        lock (_gate)
        {
            return _events[.._count];
        }
    }

    /// <summary>All events from a position on, past ones first, until the last one has been read.</summary>
    /// <param name="fromSeq">The first sequence number wanted; 1 for everything.</param>
    /// <param name="cancellationToken">Ends the reading. The run is not touched by it.</param>
    public async IAsyncEnumerable<RunEvent> ReadAsync(long fromSeq, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var next = (int)Math.Clamp(fromSeq, 1, int.MaxValue) - 1;
        while (true)
        {
            var (events, count, grown) = View(next);
            for (; next < count; next++)
            {
                yield return events[next];
            }

            if (count > 0 && events[count - 1] is RunFinished)
            {
                yield break;
            }

            // What was appended before the cancellation is still read: the wake-up may come later than the cancellation.
            await grown.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (next >= Count)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    // The array only ever grows at its end, so a reader may keep the one it got.
    private (RunEvent[] Events, int Count, Task Grown) View(int next)
    {
        lock (_gate)
        {
            if (_count > next)
            {
                return (_events, _count, Task.CompletedTask);
            }

            _grown ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (_events, _count, _grown.Task);
        }
    }
}
