using System.Diagnostics;
using MassGen.Sandbox.Commands;

namespace MassGen.Sandbox.Namespaces;

/// <summary>The shell of a sandbox as a local process: process 1 of namespaces of its own, so that with it all of its commands end.</summary>
internal sealed class ProcessChannel(Process process, string token) : CommandChannel(token)
{
    private readonly OutputBuffer _start = new(ProcessSession.LongestReason, 0);
    private readonly byte[] _stdout = new byte[64 * 1024];
    private readonly byte[] _stderr = new byte[64 * 1024];
    private bool _isKilled;

    /// <summary>Whether it takes another command.</summary>
    public bool IsAlive => !_isKilled && !process.HasExited;

    public override async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        await process.StandardInput.BaseStream.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await process.StandardInput.BaseStream.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override Task ReadUntilAsync(EndMark stdout, EndMark stderr, CommandOutput output, CancellationToken cancellationToken) => Task.WhenAll(
        PumpAsync(process.StandardOutput.BaseStream, _stdout, bytes => stdout.Feed(bytes, output), () => stdout.IsSeen, cancellationToken),
        PumpAsync(process.StandardError.BaseStream, _stderr, bytes => Take(bytes, stderr, output), () => stderr.IsSeen, cancellationToken));

    public override async Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return ProcessSession.WhyNotStarted(process, _start);
    }

    /// <summary>Ends it, and with it every process that its commands started.</summary>
    public void Kill()
    {
        _isKilled = true;
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    public override async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        ProcessPipes.Close(process);
    }

    private void Take(ReadOnlySpan<byte> bytes, EndMark stderr, CommandOutput output)
    {
        if (_start.Total < ProcessSession.LongestReason)
            _start.Append(bytes);
        stderr.Feed(bytes, output);
    }

    private static async Task PumpAsync(
        Stream from, byte[] buffer, Action<ReadOnlySpan<byte>> take, Func<bool> isOver, CancellationToken cancellationToken)
    {
        int count;
        while (!isOver() && (count = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            take(buffer.AsSpan(0, count));
    }
}
