using System.Globalization;

namespace MassGen.Sandbox.Commands;

/// <summary>A connection to a port inside a sandbox, over the streams of a program that passes bytes on.</summary>
internal sealed class Relay : Stream
{
    private static readonly string Script = SandboxScripts.Read("Commands.relay.sh");
    private readonly CommandSession _session;
    private readonly CancellationTokenSource _closed = new();
    private readonly StreamedOutput _output = new(OutputCap.Default);
    private readonly Task _reading;
    private int _isClosed;

    private Relay(CommandSession session)
    {
        _session = session;
        _reading = ReadAllAsync();
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The program.</summary>
    public static SandboxCommand To(int port) => new() { Arguments = ["bash", "-c", Script, "relay", port.ToString(CultureInfo.InvariantCulture)] };

    /// <summary>Waits until the program of a session is connected.</summary>
    /// <exception cref="SandboxException">Nothing listens there.</exception>
    public static async Task<Relay> OpenAsync(CommandSession session, int port, CancellationToken cancellationToken)
    {
        var relay = new Relay(session);
        try
        {
            if (await relay.ReadAsync(new byte[1], cancellationToken).ConfigureAwait(false) == 1)
                return relay;
            throw new SandboxException(
                SandboxErrors.NoConnection, $"Nothing can be reached at port {port} of the sandbox: {TerminalText.Escape(relay._output.Stderr.Capture().Text.Trim())}");
        }
        catch
        {
            await relay.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _output.Stream.ReadAsync(buffer, cancellationToken);

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isClosed == 1, this);
        await _session.WriteInputAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 1)
            return;
        await _closed.CancelAsync().ConfigureAwait(false);
        await _session.DisposeAsync().ConfigureAwait(false);
        await _reading.ConfigureAwait(false);
        _closed.Dispose();
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && _isClosed == 0)
            DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private async Task ReadAllAsync()
    {
        try
        {
            await _session.ReadOutputAsync(_output, _closed.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SandboxException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Whatever ended it: there is no more to read.
        }

        await _output.CompleteAsync().ConfigureAwait(false);
    }
}
