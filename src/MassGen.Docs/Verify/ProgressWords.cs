using MassGen.Events;

namespace MassGen.Docs.Verify;

/// <summary>What an event means to somebody who waits.</summary>
internal static class ProgressWords
{
    /// <summary>A few words, or null when the event is not worth any.</summary>
    public static string? Of(RunEvent runEvent) => runEvent switch
    {
        ModelRequested => $"{runEvent.Agent} asks its model",
        DesktopActed acted => $"{runEvent.Agent}: {acted.What}",
        CommandStarted => $"{runEvent.Agent} runs a command",
        AnswerSubmitted => $"{runEvent.Agent} answers",
        VoteCast => $"{runEvent.Agent} votes",
        WinnerChosen => $"{runEvent.Agent} wins",
        AgentFailed => $"{runEvent.Agent} failed",
        _ => null,
    };
}
