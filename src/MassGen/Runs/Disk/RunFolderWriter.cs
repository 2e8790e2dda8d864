using MassGen.Events;
using MassGen.Projections;

namespace MassGen.Runs.Disk;

/// <summary>
/// Follows a run's log and keeps its folder: the log itself, and the documents computed from it. A reader like any other: it never
/// slows the run, and nothing in the folder says what the log does not.
/// </summary>
/// <param name="folder">The folder.</param>
/// <param name="context">What no event says.</param>
/// <param name="time">The clock.</param>
public sealed class RunFolderWriter(RunFolder folder, StatusContext context, TimeProvider time)
{
    private static readonly TimeSpan BetweenStatuses = TimeSpan.FromSeconds(1);

    private StatusProjection _status = StatusProjection.Empty;
    private VotesProjection _votes = VotesProjection.Empty;

    /// <summary>Writes until the log's last event is on disk.</summary>
    /// <exception cref="IOException">The disk cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public async Task FollowAsync(EventLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        using var ended = new CancellationTokenSource();

        // Before anything else: whoever looks into the folder finds a status.
        WriteStatus();
        var events = EventFile.FollowAsync(log, folder.Events, CancellationToken.None);
        var statuses = WriteStatusesAsync(ended.Token);
        try
        {
            await WriteDocumentsAsync(log).ConfigureAwait(false);
        }
        finally
        {
            await ended.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(events, statuses).ConfigureAwait(false);
        }

        // The very last: whoever reads finished = true finds everything else in place.
        WriteStatus();
    }

    private async Task WriteDocumentsAsync(EventLog log)
    {
        await foreach (var runEvent in log.ReadAsync(1, CancellationToken.None).ConfigureAwait(false))
        {
            switch (runEvent)
            {
                case AnswerSubmitted answer:
                    AtomicFile.Write(folder.AnswerFile(answer.AnswerId), answer.Content);
                    break;
                case RunFinished { Answer: { } answer }:
                    AtomicFile.Write(folder.FinalAnswer, answer);
                    break;
                default:
                    break;
            }

            var votes = _votes.Add(runEvent);
            if (!ReferenceEquals(votes, _votes))
            {
                _votes = votes;
                AtomicFile.Write(folder.Votes, StatusJson.Bytes(votes.ToDocument()));
            }

            Volatile.Write(ref _status, _status.Add(runEvent));
        }
    }

    private async Task WriteStatusesAsync(CancellationToken ended)
    {
        while (!ended.IsCancellationRequested)
        {
            await Task.Delay(BetweenStatuses, time, ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Volatile.Read(ref _status).Finished is null)
            {
                WriteStatus();
            }
        }
    }

    private void WriteStatus() =>
        AtomicFile.Write(folder.Status, StatusJson.Bytes(Volatile.Read(ref _status).ToDocument(context, time.GetUtcNow())));
}
