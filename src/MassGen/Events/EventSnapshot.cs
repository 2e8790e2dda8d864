using System.Collections;

namespace MassGen.Events;

/// <summary>The events of a log up to a moment. What is in the log's file is read block by block.</summary>
internal sealed class EventSnapshot(IReadOnlyList<EventBlock> blocks, int count, EventSpill spill) : IReadOnlyList<RunEvent>
{
    // The block read last: a list is mostly read in its order.
    private Tuple<int, RunEvent[]>? _read;

    public int Count => count;

    public RunEvent this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count);
            var block = blocks[index / EventBlock.Size];
            return (block.Events ?? Read(block))[index - block.Start];
        }
    }

    public IEnumerator<RunEvent> GetEnumerator()
    {
        for (var index = 0; index < count; index++)
        {
            yield return this[index];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private RunEvent[] Read(EventBlock block)
    {
        if (_read is { } read && read.Item1 == block.Start)
        {
            return read.Item2;
        }

        var events = spill.Read(block);
        _read = Tuple.Create(block.Start, events);
        return events;
    }
}
