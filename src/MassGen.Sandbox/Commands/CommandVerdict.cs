namespace MassGen.Sandbox.Commands;

/// <summary>What ended the waiting for a command.</summary>
internal enum WaitEnd
{
    OutputEnded,
    Deadline,
    OutputLimit,
    SandboxLost,
    DiskLimit,
}

/// <summary>Turns what was seen into why a command ended. Pure: all of it is a table in the tests.</summary>
internal static class CommandVerdict
{
    private const string TimeoutPrefix = "timeout: failed to run command ";
    private const string ShellPrefix = "channel: ";

    /// <summary>The end, the code and the message; the caller adds output and time.</summary>
    public static CommandResult Judge(WaitEnd wait, SupervisorReport? report, string? notStarted, SandboxCommand command, string stderr) =>
        (wait, report) switch
        {
            (WaitEnd.OutputLimit, _) => new()
            {
                Ended = CommandEnd.OutputLimit,
                Message = $"It wrote more than {command.Output.KillBytes} bytes and was killed.",
            },
            (WaitEnd.DiskLimit, _) => new()
            {
                Ended = CommandEnd.DiskLimit,
                Message = "It made more files and folders than the sandbox may have and was killed.",
            },
            (_, { End: SupervisorEnd.NoFolder }) => new()
            {
                Ended = CommandEnd.NotStarted,
                Message = $"There is no folder '{TerminalText.Escape(command.WorkingDirectory)}' in the workspace.",
            },
            (_, { End: SupervisorEnd.TimedOut }) or (WaitEnd.Deadline, _) => new()
            {
                Ended = CommandEnd.TimedOut,
                Message = FormattableString.Invariant($"It was ended after {command.Timeout.TotalSeconds:0.##} seconds."),
            },
            (_, { } seen) => JudgeExit(seen, command, stderr),
            (WaitEnd.SandboxLost, null) => new() { Ended = CommandEnd.SandboxLost, Message = "The sandbox ended while the command ran." },
            (_, null) when notStarted is not null => new() { Ended = CommandEnd.NotStarted, Message = notStarted },
            _ => new() { Ended = CommandEnd.Killed, Message = "The command was killed together with its supervisor." },
        };

    private static CommandResult JudgeExit(SupervisorReport seen, SandboxCommand command, string stderr)
    {
        const string Memory = "A process was ended because the sandbox's memory limit was reached.";
        const string Full = "/workspace or /tmp is full: no room for more bytes, or for more files. Delete what is not needed.";
        if (seen.HasKilledForMemory && seen.Code == 137)
            return new() { Ended = CommandEnd.OutOfMemory, Message = Memory };
        if (seen.Code is 126 or 127 && Refusal(command, stderr) is { } refusal)
            return new() { Ended = CommandEnd.NotStarted, Message = "Cannot run " + refusal };
        return new()
        {
            Ended = CommandEnd.Exited,
            ExitCode = seen.Code,
            Message = seen.HasKilledForMemory ? Memory : seen.IsFull ? Full : null,
        };
    }

    // Shells tell the reason last, behind a place in their own script.
    private static string? Refusal(SandboxCommand command, string stderr) => !IsOneLine(stderr) ? null
        : stderr.StartsWith(TimeoutPrefix, StringComparison.Ordinal) ? stderr[TimeoutPrefix.Length..].TrimEnd()
        : stderr.StartsWith(ShellPrefix, StringComparison.Ordinal)
            ? $"'{TerminalText.Escape(command.Arguments[0])}': {stderr[(stderr.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].TrimEnd()}"
        : null;

    private static bool IsOneLine(string text) => text.IndexOf('\n', StringComparison.Ordinal) == text.Length - 1;
}
