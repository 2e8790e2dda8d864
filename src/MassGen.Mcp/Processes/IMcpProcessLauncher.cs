namespace MassGen.Mcp;

/// <summary>Starts the programs of servers that speak over their standard streams: on this machine, or in a sandbox.</summary>
public interface IMcpProcessLauncher
{
    /// <summary>Starts a program and leaves it running.</summary>
    /// <exception cref="McpServerException">It cannot be started; the message says why, in words that can follow a colon.</exception>
    Task<IMcpProcess> StartAsync(McpProgram program, CancellationToken cancellationToken);
}

/// <summary>A server's program, with nothing left to resolve.</summary>
/// <param name="Server">The server's name, for messages.</param>
/// <param name="Command">The program and its arguments.</param>
/// <param name="Environment">Variables on top of a minimal environment. Secrets: never show a value.</param>
/// <param name="WorkingDirectory">Where it runs, or null for the launcher's own choice.</param>
public sealed record McpProgram(
    string Server,
    IReadOnlyList<string> Command,
    IReadOnlyDictionary<string, string> Environment,
    string? WorkingDirectory);

/// <summary>A started program. Disposing it ends its input, and soon the program with everything that it started.</summary>
public interface IMcpProcess : IAsyncDisposable
{
    /// <summary>Its standard input.</summary>
    Stream Input { get; }

    /// <summary>Its standard output.</summary>
    Stream Output { get; }

    /// <summary>The end of what it wrote to standard error so far; bounded, and not yet free of secrets.</summary>
    string ErrorTail { get; }

    /// <summary>Completes when it ended, with how it ended as the end of a sentence: <c>ended with exit code 1</c>.</summary>
    Task<string> Ended { get; }
}
