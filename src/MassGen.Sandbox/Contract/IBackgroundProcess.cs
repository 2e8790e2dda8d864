namespace MassGen.Sandbox;

/// <summary>A command that goes on in a sandbox while others run, for example a server, and everything it has started.</summary>
public interface IBackgroundProcess : IAsyncDisposable
{
    /// <summary>The process number inside the sandbox.</summary>
    int ProcessId { get; }

    /// <summary>The end of what it has written to standard output so far.</summary>
    CapturedOutput Stdout { get; }

    /// <summary>The end of what it has written to standard error so far.</summary>
    CapturedOutput Stderr { get; }

    /// <summary>
    /// How it ended; never faulted. It has ended when everything it started has: a program that it left running in turn counts with it.
    /// </summary>
    Task<CommandResult> Completion { get; }

    /// <summary>
    /// Asks it and everything it started to end, and after two seconds ends what is left. It is over when
    /// <see cref="Completion"/> is.
    /// </summary>
    Task EndAsync();
}
