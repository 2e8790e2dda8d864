using MassGen.Sandbox.Commands;

namespace MassGen.Sandbox.Docker;

/// <summary>The shell of a container: one exec for all commands, over one connection.</summary>
internal sealed class ExecChannel(ExecStream exec, string token) : CommandChannel(token)
{
    public override Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => exec.WriteAsync(bytes, cancellationToken);

    protected override async Task ReadUntilAsync(EndMark stdout, EndMark stderr, CommandOutput output, CancellationToken cancellationToken)
    {
        Action<OutputStream, ReadOnlySpan<byte>> take = (stream, bytes) => (stream == OutputStream.Stdout ? stdout : stderr).Feed(bytes, output);
        while (!(stdout.IsSeen && stderr.IsSeen) && await exec.ReadAsync(take, cancellationToken).ConfigureAwait(false))
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken) => exec.WhyNotStartedAsync(cancellationToken);

    public override ValueTask DisposeAsync() => exec.DisposeAsync();
}
