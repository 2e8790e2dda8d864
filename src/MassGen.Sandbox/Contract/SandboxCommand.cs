namespace MassGen.Sandbox;

/// <summary>One command: a program and its arguments, never a line of shell unless the program is a shell.</summary>
public sealed record SandboxCommand
{
    /// <summary>What a command gets when nobody says otherwise.</summary>
    public static TimeSpan DefaultTimeout { get; } = TimeSpan.FromSeconds(60);

    /// <summary>The longest that may be asked for.</summary>
    public static TimeSpan LongestTimeout { get; } = TimeSpan.FromHours(1);

    /// <summary>The program and its arguments, passed on byte for byte.</summary>
    public required IReadOnlyList<string> Arguments { get; init; }

    /// <summary>Bytes for standard input; without them it is empty.</summary>
    public ReadOnlyMemory<byte> StandardInput { get; init; }

    /// <summary>Where it runs: <c>/workspace</c> or below; a relative path starts there.</summary>
    public string WorkingDirectory { get; init; } = "/workspace";

    /// <summary>After this it is ended. There is no way to ask for no limit.</summary>
    public TimeSpan Timeout { get; init; } = DefaultTimeout;

    /// <summary>Variables on top of the policy's.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How much of the output is kept, and how much ends the command.</summary>
    public OutputCap Output { get; init; } = OutputCap.Default;

    /// <summary>A command for <c>sh -c</c>.</summary>
    public static SandboxCommand Shell(string script) => new() { Arguments = ["sh", "-c", script] };
}

/// <summary>How much output of a command is kept, for each of the two streams, and where it ends.</summary>
public sealed record OutputCap
{
    /// <summary>32 KiB of the beginning, 32 KiB of the end, and an end at 10 MiB.</summary>
    public static OutputCap Default { get; } = new();

    /// <summary>Bytes kept from the beginning of each stream.</summary>
    public int HeadBytes { get; init; } = 32 * 1024;

    /// <summary>Bytes kept from the end of each stream.</summary>
    public int TailBytes { get; init; } = 32 * 1024;

    /// <summary>At this many bytes on one stream the command is killed, and the sandbox with it.</summary>
    public long KillBytes { get; init; } = 10 * 1024 * 1024;

    /// <summary>
    /// Whether standard output is no text: <see cref="CommandResult.Bytes"/> then has the first <see cref="HeadBytes"/> of it, and
    /// <see cref="CommandResult.Stdout"/> stays empty.
    /// </summary>
    public bool IsBinary { get; init; }
}
