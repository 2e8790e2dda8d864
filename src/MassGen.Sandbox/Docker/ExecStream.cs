using System.Net;
using MassGen.Sandbox.Commands;
using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>A process in a container with its streams, over a connection of its own.</summary>
internal sealed class ExecStream : IAsyncDisposable
{
    private const int LongestReason = 2000;
    private readonly byte[] _buffer = new byte[64 * 1024];
    private readonly OutputBuffer _start = new(LongestReason, 0);
    private readonly ExecApi _execs;
    private readonly string _exec;
    private readonly HijackedStream _stream;
    private readonly FrameReader _frames;
    private Action<OutputStream, ReadOnlySpan<byte>> _take = (_, _) => { };

    private ExecStream(ExecApi execs, string exec, HijackedStream stream)
    {
        (_execs, _exec, _stream) = (execs, exec, stream);
        _frames = new FrameReader(Take);
    }

    public static async Task<ExecStream> StartAsync(
        ExecApi execs,
        string container,
        IReadOnlyList<string> arguments,
        IReadOnlyList<KeyValuePair<string, string>> environment,
        CancellationToken cancellationToken)
    {
        var request = new ExecRequest { Cmd = arguments, Env = [.. environment.Select(pair => $"{pair.Key}={pair.Value}")] };
        var exec = await execs.CreateAsync(container, request, cancellationToken).ConfigureAwait(false);
        return new(execs, exec, await execs.StartAsync(exec, cancellationToken).ConfigureAwait(false));
    }

    public Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => _stream.WriteAsync(bytes, cancellationToken);

    /// <summary>Ends the process's input and leaves its output open.</summary>
    public void CloseWrite() => _stream.CloseWrite();

    /// <summary>Reads once, and gives away what came. False when nothing will come any more.</summary>
    public async Task<bool> ReadAsync(Action<OutputStream, ReadOnlySpan<byte>> take, CancellationToken cancellationToken)
    {
        _take = take;
        var count = await _stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        if (count == 0 && !_frames.IsAtBorder)
            throw new EngineException(_stream.Name, null, "the output broke off in the middle of a frame.");
        _frames.Feed(_buffer.AsSpan(0, count));
        return count > 0;
    }

    /// <summary>After an end: why the process never ran, or null when it did or nobody knows.</summary>
    public async Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Docker tells this on standard output with code 126, Podman on standard error with 127; no process is what both share.
            var state = await _execs.InspectAsync(_exec, cancellationToken).ConfigureAwait(false);
            return state is { Running: false, Pid: 0 }
                ? "The engine could not start it: " + TerminalText.Escape(_start.Capture().Text.Trim())
                : null;
        }
        catch (EngineException failure) when (failure.Status is HttpStatusCode.NotFound or HttpStatusCode.Conflict)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    private void Take(OutputStream which, ReadOnlySpan<byte> bytes)
    {
        if (_start.Total < LongestReason)
            _start.Append(bytes);
        _take(which, bytes);
    }
}
