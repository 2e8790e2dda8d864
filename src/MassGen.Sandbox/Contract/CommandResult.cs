namespace MassGen.Sandbox;

/// <summary>Why a command ended.</summary>
public enum CommandEnd
{
    /// <summary>By itself, with an exit code; codes such as 124 and 137 are the command's own then.</summary>
    Exited,

    /// <summary>Its time was over.</summary>
    TimedOut,

    /// <summary>The kernel ended it because the memory limit was reached.</summary>
    OutOfMemory,

    /// <summary>It wrote more than the output cap allows.</summary>
    OutputLimit,

    /// <summary>It made more files than the sandbox may have, where only a watcher holds that limit.</summary>
    DiskLimit,

    /// <summary>It was killed, or its supervisor was.</summary>
    Killed,

    /// <summary>It never ran: no such program or folder, or the command itself cannot be accepted.</summary>
    NotStarted,

    /// <summary>The sandbox ended under it.</summary>
    SandboxLost,
}

/// <summary>How a command went.</summary>
public sealed record CommandResult
{
    /// <summary>Why it ended.</summary>
    public required CommandEnd Ended { get; init; }

    /// <summary>The exit code; only when it exited.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Standard output.</summary>
    public CapturedOutput Stdout { get; init; } = CapturedOutput.Empty;

    /// <summary>Standard output where <see cref="OutputCap.IsBinary"/> asked for bytes.</summary>
    public ReadOnlyMemory<byte> Bytes { get; init; }

    /// <summary>Standard error.</summary>
    public CapturedOutput Stderr { get; init; } = CapturedOutput.Empty;

    /// <summary>How long it took, as seen from here.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>For people: what there is to say beyond the exit code; null when there is nothing.</summary>
    public string? Message { get; init; }

    /// <summary>Whether it exited by itself with 0.</summary>
    public bool Succeeded => Ended == CommandEnd.Exited && ExitCode == 0;
}
