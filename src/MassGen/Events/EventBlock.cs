namespace MassGen.Events;

/// <summary>A run of consecutive events of a log: in memory, or in the log's own file.</summary>
internal sealed class EventBlock(int start)
{
    /// <summary>How many events a full block holds: enough that a file is read in useful pieces, few enough that a piece is soon read.</summary>
    public const int Size = 1024;

    private volatile RunEvent[]? _events = new RunEvent[Size];
    private long _weight;

    /// <summary>The position in the log of its first event, from 0.</summary>
    public int Start => start;

    /// <summary>Roughly the bytes its events take in memory.</summary>
    public long Weight => _weight;

    /// <summary>The events, as far as they have been appended; null once they are in the file.</summary>
    public RunEvent[]? Events => _events;

    /// <summary>Where the events are in the file.</summary>
    public (long Offset, int Length) Place { get; private set; }

    public void Set(int index, RunEvent runEvent)
    {
        _events![index - start] = runEvent;
        _weight += WeightOf(runEvent);
    }

    /// <summary>The events are in the file now; readers that hold the array keep it.</summary>
    public void MoveTo(long offset, int length)
    {
        Place = (offset, length);
        _events = null;
    }

    // The object and its shorter strings, and two bytes for each character of what can be long.
    private static long WeightOf(RunEvent runEvent) => 200 + (2L * runEvent switch
    {
        TextDelta piece => piece.Text.Length,
        ReasoningDelta piece => piece.Text.Length,
        ToolRequested call => call.Arguments?.GetRawText().Length ?? 0,
        ToolFinished call => call.Result.Length,
        CommandFinished command => command.Stdout.Length + command.Stderr.Length + command.Command.Length,
        ShellEnded shell => shell.Stdout.Length + shell.Stderr.Length + shell.Command.Length,
        AnswerSubmitted answer => answer.Content.Length,
        AnswerPresented answer => answer.Content.Length,
        RunStarted started => started.Question.Length,
        _ => 0,
    });
}
