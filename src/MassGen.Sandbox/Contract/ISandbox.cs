namespace MassGen.Sandbox;

/// <summary>
/// One isolated place with its own <c>/workspace</c>. Commands run one after the other; whatever a command leaves running is
/// ended with it, unless it was started to go on in the background. Disposing removes everything; so does the death of this process.
/// </summary>
public interface ISandbox : IAsyncDisposable
{
    /// <summary>The provider's name.</summary>
    string Provider { get; }

    /// <summary>The image's name, or null where the host's own programs are used read-only.</summary>
    string? Image { get; }

    /// <summary>The image's digest or content id, or null where there is no image.</summary>
    string? ImageDigest { get; }

    /// <summary>What the policy asks that is not enforced here, one sentence each, for people.</summary>
    IReadOnlyList<string> NotEnforced { get; }

    /// <summary>From the request to usable.</summary>
    TimeSpan StartedIn { get; }

    /// <summary>False once the sandbox was lost, or had to be killed to end a command; make another one then.</summary>
    bool IsUsable { get; }

    /// <summary>Runs one command to its end. Everything a command can do to itself is a result, never an exception.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled; the sandbox is then no longer usable if the
    /// command had begun.</exception>
    Task<CommandResult> RunAsync(SandboxCommand command, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a program and leaves it running, with streams to talk to it. It has the sandbox to itself: until it ended, commands are
    /// not started and files are not copied. It runs until it exits, is disposed, or the sandbox's lifetime is over;
    /// <see cref="SandboxCommand.Timeout"/> and <see cref="SandboxCommand.StandardInput"/> are not used.
    /// </summary>
    /// <exception cref="SandboxException">The command cannot be accepted, another program is still running, or the sandbox is gone.
    /// A program that does not exist is no exception: it ends at once, and <see cref="ISandboxProcess.Completion"/> says why.</exception>
    Task<ISandboxProcess> StartAsync(SandboxCommand command, CancellationToken cancellationToken);

    /// <summary>
    /// Starts a command and leaves it running beside those that follow, until it ends, is ended, or the sandbox is gone.
    /// <see cref="SandboxCommand.Timeout"/>, <see cref="SandboxCommand.Output"/> and <see cref="SandboxCommand.StandardInput"/> are not used.
    /// </summary>
    /// <exception cref="SandboxException">The command cannot be accepted or started, or the sandbox is gone.</exception>
    Task<IBackgroundProcess> StartBackgroundAsync(SandboxCommand command, CancellationToken cancellationToken);

    /// <summary>
    /// Connects to a port on the sandbox's own loopback address, beside the commands. No port of the host is opened. Disposing the stream
    /// ends the connection.
    /// </summary>
    /// <param name="port">The port.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="SandboxException">Nothing listens there, or the sandbox is gone.</exception>
    Task<Stream> ConnectAsync(int port, CancellationToken cancellationToken) =>
        throw new SandboxException(SandboxErrors.NoConnection, $"There is no loopback address of its own to connect to in a sandbox of '{Provider}'.");

    /// <summary>Writes files below <c>/workspace</c>, creating folders as needed.</summary>
    /// <exception cref="SandboxException">A path leaves the workspace, or there is no room.</exception>
    Task CopyInAsync(IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken);

    /// <summary>Reads files and folders below <c>/workspace</c>; a folder gives all files in it.</summary>
    /// <exception cref="SandboxException">A path is missing, is a link, a device or a pipe, or there is more than the limits
    /// allow.</exception>
    Task<IReadOnlyList<SandboxFile>> CopyOutAsync(
        IReadOnlyList<string> paths, CopyLimits limits, CancellationToken cancellationToken);
}
