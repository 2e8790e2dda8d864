using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Cli.Sessions;

/// <summary>Sessions as lines for people.</summary>
internal static class SessionList
{
    private const int MostRecent = 10;
    private const int LongestQuestion = 60;

    /// <summary>The most recent sessions, one a line; or all, with every turn.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<Session> sessions, bool all)
    {
        if (sessions.Count == 0)
        {
            return ["There are no sessions in this directory yet."];
        }

        var lines = sessions.Take(all ? int.MaxValue : MostRecent).SelectMany(session => all ? Detailed(session) : [Short(session)]);
        return all || sessions.Count <= MostRecent ? lines : [.. lines, $"… and {sessions.Count - MostRecent} more: --list-sessions --all"];
    }

    private static string Short(Session session) =>
        $"{session.Id}  {At(session.Last)}  {Turns(session)}  {Question(session.Turns[0])}";

    private static IEnumerable<string> Detailed(Session session) =>
    [
        $"{session.Id}  {At(session.Last)}  {Turns(session)}{(session.Last.Config is { } config ? $"  {config}" : "")}",
        .. session.Turns.Select(turn => $"  {turn.Turn}. {Question(turn)}  {turn.ExitReason}{(turn.Winner is { } winner ? $", {winner}" : "")}  {turn.RunFolder}"),
    ];

    private static string At(SessionTurn turn) => turn.At.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static string Turns(Session session) => session.Turns.Count == 1 ? "1 turn " : $"{session.Turns.Count} turns";

    private static string Question(SessionTurn turn)
    {
        var line = TerminalText.Escape(turn.Question.ReplaceLineEndings(" "));
        return line.Length <= LongestQuestion ? line : TextParts.Beginning(line, LongestQuestion - 1) + "…";
    }
}
