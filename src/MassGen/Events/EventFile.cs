using System.Text.Json;

namespace MassGen.Events;

/// <summary>The log on disk: <c>events.jsonl</c>, one JSON object a line, in the log's order.</summary>
public static class EventFile
{
    /// <summary>
    /// Follows a log and writes it to a file until its last event is written. The file is a reader like any other, so a slow
    /// disk never slows the run; it is flushed whenever it has caught up.
    /// </summary>
    /// <param name="log">The log.</param>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="cancellationToken">Ends the writing; what was appended before is then already in the file.</param>
    public static async Task FollowAsync(EventLog log, string path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(log);
        var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 64 * 1024);
        await using (file.ConfigureAwait(false))
        {
            var written = 0;
            await foreach (var runEvent in log.ReadAsync(1, cancellationToken).ConfigureAwait(false))
            {
                file.Write(EventJson.ToLine(runEvent));
                file.WriteByte((byte)'\n');
                if (++written == log.Count)
                {
                    await file.FlushAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Reads the log of a finished or crashed run.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The events, and whether a last line that was cut off in the middle had to be dropped.</returns>
    /// <exception cref="InvalidDataException">A line other than the last is not an event, or sequence numbers have a gap.</exception>
    public static (IReadOnlyList<RunEvent> Events, bool TornLineDropped) Read(string path) => Read(path, File.ReadAllBytes(path));

    /// <summary>Reads the log of a finished or crashed run, from a file that is open.</summary>
    /// <inheritdoc cref="Read(string)"/>
    public static (IReadOnlyList<RunEvent> Events, bool TornLineDropped) Read(FileStream file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var lines = new byte[file.Length];
        file.ReadExactly(lines);
        return Read(file.Name, lines);
    }

    private static (IReadOnlyList<RunEvent> Events, bool TornLineDropped) Read(string path, ReadOnlySpan<byte> lines)
    {
        var events = new List<RunEvent>();
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            if (!TryRead(line, out var runEvent))
            {
                return end < 0
                    ? (events, true)
                    : throw new InvalidDataException($"{path}:{events.Count + 1}: this line is not an event of the log.");
            }

            if (runEvent!.Seq != events.Count + 1)
            {
                throw new InvalidDataException(
                    $"{path}:{events.Count + 1}: event {events.Count + 1} was expected here, but this is event {runEvent.Seq}.");
            }

            events.Add(runEvent);
            lines = end < 0 ? default : lines[(end + 1)..];
        }

        return (events, false);
    }

    private static bool TryRead(ReadOnlySpan<byte> line, out RunEvent? runEvent)
    {
        try
        {
            runEvent = EventJson.FromLine(line);
            return true;
        }
        catch (JsonException)
        {
            runEvent = null;
            return false;
        }
    }
}
