namespace MassGen.Sandbox;

/// <summary>A program that runs in a sandbox for as long as somebody talks to it, for example a server over its standard streams.</summary>
public interface ISandboxProcess : IAsyncDisposable
{
    /// <summary>Its standard input. Disposing the stream ends the input. Writing fails with <see cref="IOException"/> when the
    /// program has ended.</summary>
    Stream Input { get; }

    /// <summary>Its standard output, from the first byte, until it ends. A program whose output nobody reads is held up.</summary>
    Stream Output { get; }

    /// <summary>Its standard error so far: the beginning and the end of it, as the command's <see cref="OutputCap"/> says.</summary>
    CapturedOutput Stderr { get; }

    /// <summary>How it ended; never faulted. <see cref="CommandResult.Stdout"/> is empty, because <see cref="Output"/> had it.</summary>
    Task<CommandResult> Completion { get; }

    /// <summary>
    /// Ends its input, gives it two seconds to go by itself, then kills it with everything it started. Where one program can only be
    /// killed together with its sandbox, the sandbox is not usable afterwards.
    /// </summary>
    new ValueTask DisposeAsync();
}
