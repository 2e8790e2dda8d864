namespace MassGen.Sandbox;

/// <summary>The words for why a command ended, as events and tools write them.</summary>
public static class CommandEndWords
{
    /// <summary>For example <c>timed-out</c>.</summary>
    public static string ToWord(this CommandEnd end) => end switch
    {
        CommandEnd.Exited => "exited",
        CommandEnd.TimedOut => "timed-out",
        CommandEnd.OutOfMemory => "out-of-memory",
        CommandEnd.OutputLimit => "output-limit",
        CommandEnd.DiskLimit => "disk-limit",
        CommandEnd.Killed => "killed",
        CommandEnd.NotStarted => "not-started",
        CommandEnd.SandboxLost => "sandbox-lost",
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, "There is no word for this end."),
    };
}
