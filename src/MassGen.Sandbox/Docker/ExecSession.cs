using System.Net;
using MassGen.Sandbox.Commands;
using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>One command in a container, over its own connection.</summary>
internal sealed class ExecSession(ExecApi execs, string exec, HijackedStream stream) : CommandSession
{
    private readonly OutputBuffer _start = new(2000, 0);

    public override Task WriteInputAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        stream.WriteAsync(bytes, cancellationToken);

    public override void CloseInput() => stream.CloseWrite();

    public override async Task ReadOutputAsync(CommandOutput output, CancellationToken cancellationToken)
    {
        var frames = new FrameReader((which, bytes) =>
        {
            _start.Append(bytes);
            output.Append(which, bytes);
        });
        var buffer = new byte[64 * 1024];
        int count;
        while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            frames.Feed(buffer.AsSpan(0, count));
            await output.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        if (!frames.IsAtBorder)
            throw new EngineException(stream.Name, null, "the output broke off in the middle of a frame.");
    }

    public override async Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Docker tells this on standard output with code 126, Podman on standard error with 127; no process is what both share.
            var state = await execs.InspectAsync(exec, cancellationToken).ConfigureAwait(false);
            return state is { Running: false, Pid: 0 }
                ? "The engine could not start it: " + TerminalText.Escape(_start.Capture().Text.Trim())
                : null;
        }
        catch (EngineException failure) when (failure.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return null;
        }
    }

    public override ValueTask DisposeAsync() => stream.DisposeAsync();
}
