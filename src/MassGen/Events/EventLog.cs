using System.Runtime.CompilerServices;

namespace MassGen.Events;

/// <summary>
/// The append-only log of one run: sequence numbers without gaps, readers that may come late and see everything, and exactly one
/// last event. Safe for any number of writers and readers; readers slow neither writers nor each other.
/// </summary>
/// <remarks>
/// The newest events stay in memory, up to a bound; older ones are kept in a file of the log's own and read from it where a reader wants
/// them, so that a long run does not grow with its history. An event read from the file is equal to the one appended but for times, which
/// are kept to a tenth of a millisecond.
/// </remarks>
public sealed class EventLog
{
    /// <summary>About how many bytes of events stay in memory. A run of ordinary length never reaches it.</summary>
    public const long Window = 64L * 1024 * 1024;

    private readonly TimeProvider _time;
    private readonly long _window;
    private readonly Lock _gate = new();
    private readonly List<EventBlock> _blocks = [];
    private readonly EventSpill _spill;
    private int _firstInMemory;
    private long _weight;
    private int _count;
    private bool _isFinished;
    private TaskCompletionSource? _grown;

    /// <summary>An empty log.</summary>
    /// <param name="time">The clock that stamps events.</param>
    public EventLog(TimeProvider time)
        : this(time, [])
    {
    }

    /// <summary>A log that goes on after earlier events, which keep their numbers and times.</summary>
    /// <param name="time">The clock that stamps new events.</param>
    /// <param name="earlier">The events so far, from number 1 without gaps.</param>
    /// <param name="window">About how many bytes of events stay in memory.</param>
    /// <exception cref="ArgumentException">The numbers have a gap, or the events hold a last one already.</exception>
    public EventLog(TimeProvider time, IReadOnlyList<RunEvent> earlier, long window = Window)
        : this(time, earlier, window, Path.GetTempPath())
    {
    }

    internal EventLog(TimeProvider time, IReadOnlyList<RunEvent> earlier, long window, string spillFolder)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        (_time, _window, _spill) = (time, window, new EventSpill(spillFolder));
        foreach (var runEvent in earlier)
        {
            if (runEvent.Seq != _count + 1 || runEvent is RunFinished)
            {
                throw new ArgumentException($"Event {_count + 1} of a run that goes on was expected, but this is {runEvent.GetType().Name} {runEvent.Seq}.", nameof(earlier));
            }

            Add(runEvent);
        }
    }

    /// <summary>How many events there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Whether the last event is there.</summary>
    public bool IsFinished => Volatile.Read(ref _isFinished);

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
            if (_isFinished)
            {
                throw new InvalidOperationException($"The run has finished; {runEvent.GetType().Name} came too late to be appended.");
            }

            stamped = runEvent with { Seq = _count + 1, At = _time.GetUtcNow() };
            Add(stamped);
            waiting = _grown;
            _grown = null;
        }

        waiting?.SetResult();
        return stamped;
    }

    /// <summary>The events appended so far. What is in the log's file is read from there when it is asked for.</summary>
    public IReadOnlyList<RunEvent> Snapshot()
    {
        lock (_gate)
        {
            return new EventSnapshot([.. _blocks], _count, _spill);
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
            var (block, count, grown, isFinished) = View(next);
            if (block is not null)
            {
                var events = block.Events ?? _spill.Read(block);
                for (var end = Math.Min(count, block.Start + EventBlock.Size); next < end; next++)
                {
                    yield return events[next - block.Start];
                }

                continue;
            }

            if (isFinished)
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

    // Blocks only ever grow at the end of the last one, so a reader may keep the one it got.
    private (EventBlock? Block, int Count, Task Grown, bool IsFinished) View(int next)
    {
        lock (_gate)
        {
            if (_count > next)
            {
                return (_blocks[next / EventBlock.Size], _count, Task.CompletedTask, _isFinished);
            }

            _grown ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return (null, _count, _grown.Task, _isFinished);
        }
    }

    private void Add(RunEvent runEvent)
    {
        if (_count % EventBlock.Size == 0)
        {
            MakeRoom();
            _blocks.Add(new EventBlock(_count));
        }

        _blocks[^1].Set(_count, runEvent);
        _isFinished = runEvent is RunFinished;
        Volatile.Write(ref _count, _count + 1);
    }

    // Only full blocks are moved, and the newest of them stays: whoever follows closely never reads the file.
    private void MakeRoom()
    {
        _weight += _blocks.Count == 0 ? 0 : _blocks[^1].Weight;
        // A disk that takes nothing must not end the run.
        for (; _weight > _window && _firstInMemory < _blocks.Count - 1 && _spill.TryWrite(_blocks[_firstInMemory]); _firstInMemory++)
        {
            _weight -= _blocks[_firstInMemory].Weight;
        }
    }
}
