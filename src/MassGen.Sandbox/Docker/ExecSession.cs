using MassGen.Sandbox.Commands;

namespace MassGen.Sandbox.Docker;

/// <summary>One command in a container as a process of its own.</summary>
internal sealed class ExecSession(ExecStream exec) : CommandSession
{
    public override Task WriteInputAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        exec.WriteAsync(bytes, cancellationToken);

    public override void CloseInput() => exec.CloseWrite();

    public override async Task ReadOutputAsync(CommandOutput output, CancellationToken cancellationToken)
    {
        while (await exec.ReadAsync(output.Append, cancellationToken).ConfigureAwait(false))
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken) => exec.WhyNotStartedAsync(cancellationToken);

    public override ValueTask DisposeAsync() => exec.DisposeAsync();
}
