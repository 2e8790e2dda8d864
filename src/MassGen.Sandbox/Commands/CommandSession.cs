using System.Text;

namespace MassGen.Sandbox.Commands;

/// <summary>A started command: its three streams, as one provider carries them.</summary>
internal abstract class CommandSession : IAsyncDisposable
{
    /// <summary>What the supervisor's report begins with.</summary>
    protected string Token { get; } = SupervisorReport.NewToken();

    /// <summary>Whether all input is known to have been taken in, read by the command or not, so that writing it will end by itself.</summary>
    public virtual bool HasTakenInput => false;

    /// <summary>Gives the supervisor what it waits for; then the command begins.</summary>
    public virtual Task BeginAsync(CancellationToken cancellationToken) =>
        WriteInputAsync(Encoding.ASCII.GetBytes(Token + "\n"), cancellationToken);

    /// <summary>Writes to standard input. Fails with <see cref="IOException"/> when nobody reads any more.</summary>
    public abstract Task WriteInputAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Ends standard input and leaves the output open.</summary>
    public abstract void CloseInput();

    /// <summary>Reads both streams until both ended.</summary>
    public abstract Task ReadOutputAsync(CommandOutput output, CancellationToken cancellationToken);

    /// <summary>The supervisor's report, taken out of what was read; null when there is none.</summary>
    public virtual SupervisorReport? TakeReport(CommandOutput output) => SupervisorReport.Take(output.Stderr, Token);

    /// <summary>After an end without a report: why the supervisor never ran, or null when it did or nobody knows.</summary>
    public abstract Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken);

    /// <summary>Lets go of the streams. A command that still runs is not ended by this.</summary>
    public abstract ValueTask DisposeAsync();
}
