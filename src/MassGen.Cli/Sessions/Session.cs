using MassGen.Runs;

namespace MassGen.Cli.Sessions;

/// <summary>A conversation of several turns.</summary>
/// <param name="Id">Its id, for example <c>session_20261121_080000</c>.</param>
/// <param name="Turns">Its turns, oldest first; at least one.</param>
/// <param name="History">What was asked and answered, oldest first.</param>
internal sealed record Session(string Id, IReadOnlyList<SessionTurn> Turns, IReadOnlyList<EarlierTurn> History)
{
    public SessionTurn Last => Turns[^1];

    /// <summary>What came before a run of it that is continued: the run's own answer so far is no earlier turn.</summary>
    public IReadOnlyList<EarlierTurn> HistoryBefore(string runFolder) =>
        [.. History.Where((_, index) => Path.GetFullPath(Turns[index].RunFolder) != runFolder)];
}
