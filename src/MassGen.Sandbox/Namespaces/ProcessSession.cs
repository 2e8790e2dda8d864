using System.Diagnostics;
using MassGen.Sandbox.Commands;

namespace MassGen.Sandbox.Namespaces;

/// <summary>One command as a local process with three pipes.</summary>
internal sealed class ProcessSession(Process process) : CommandSession
{
    /// <summary>How much is kept of why a command could not be started.</summary>
    public const int LongestReason = 2000;

    private readonly OutputBuffer _start = new(LongestReason, 0);

    public override async Task WriteInputAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var input = process.StandardInput.BaseStream;
        await input.WriteAsync(bytes, cancellationToken).ConfigureAwait(false);
        await input.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public override void CloseInput() => process.StandardInput.BaseStream.Dispose();

    public override async Task ReadOutputAsync(CommandOutput output, CancellationToken cancellationToken)
    {
        await Task.WhenAll(
            PumpAsync(process.StandardOutput.BaseStream, OutputStream.Stdout, output, cancellationToken),
            PumpAsync(process.StandardError.BaseStream, OutputStream.Stderr, output, cancellationToken)).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
    }

    public override Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken) => Task.FromResult(WhyNotStarted(process, _start));

    /// <summary>What a chain of programs says for itself when it did not come to its last one; null when it did.</summary>
    public static string? WhyNotStarted(Process process, OutputBuffer start)
    {
        // 137 is what is left of a chain whose inside was killed. Everything else without a report never reached the supervisor.
        var code = process.HasExited ? process.ExitCode : 137;
        return code is 0 or 137 ? null : "It could not be started: " + TerminalText.Escape(start.Capture().Text.Trim());
    }

    /// <summary>Ends the command's process 1, and with it every process that the command started.</summary>
    public void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    public override async ValueTask DisposeAsync()
    {
        Kill();
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        ProcessPipes.Close(process);
    }

    private async Task PumpAsync(Stream from, OutputStream stream, CommandOutput output, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await from.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (stream == OutputStream.Stderr)
                _start.Append(buffer.AsSpan(0, count));
            output.Append(stream, buffer.AsSpan(0, count));
            if (stream == OutputStream.Stdout)
                await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
