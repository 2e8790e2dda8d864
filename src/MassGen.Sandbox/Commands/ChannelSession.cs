using System.Text;

namespace MassGen.Sandbox.Commands;

/// <summary>
/// One command through the shell that runs all commands of a sandbox one after the other: it costs no more than a process in the sandbox and
/// the passing on of bytes. Each stream ends where the report about the command stands in it.
/// </summary>
internal sealed class ChannelSession : CommandSession
{
    // Reading a line costs the shell a system call for each byte.
    private const int LongestLine = 4096;
    private readonly CommandChannel _channel;
    private readonly SandboxCommand _command;
    private readonly TimeProvider _time;
    private readonly EndMark _stdout;
    private readonly EndMark _stderr;
    private readonly TaskCompletionSource _timeUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ITimer? _timer;
    private bool _isTimedOut;

    public ChannelSession(CommandChannel channel, SandboxCommand command, TimeProvider time)
    {
        (_channel, _command, _time) = (channel, command, time);
        (_stdout, _stderr) = (new EndMark(Token, OutputStream.Stdout), new EndMark(Token, OutputStream.Stderr));
    }

    // Calling off a write breaks the connection, which is for the next command as well; and the shell reports only after all of the input.
    public override bool HasTakenInput => _stdout.IsSeen && _stderr.IsSeen;

    public override async Task BeginAsync(CancellationToken cancellationToken)
    {
        var order = Encoding.UTF8.GetBytes(Supervisor.Order(_command, CommandRules.ResolveFolder(_command.WorkingDirectory)!, Token));

        // A program that reads so many bytes may read a few more, and those must not be the command's input.
        var isLong = order.Length > LongestLine && _command.StandardInput.IsEmpty;
        byte[] bytes = isLong ? [.. Encoding.ASCII.GetBytes($"long {order.Length}\n"), .. order] : [.. order, (byte)'\n'];
        await _channel.Ready.WaitAsync(cancellationToken).ConfigureAwait(false);
        await WriteInputAsync(bytes, cancellationToken).ConfigureAwait(false);
        if (!Supervisor.HasOwnClock(_command))
            _timer = _time.CreateTimer(_ => _timeUp.TrySetResult(), null, _command.Timeout, Timeout.InfiniteTimeSpan);
    }

    public override Task WriteInputAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        _channel.WriteAsync(bytes, cancellationToken);

    public override void CloseInput()
    {
        // The order said how long the input is.
    }

    public override async Task ReadOutputAsync(CommandOutput output, CancellationToken cancellationToken)
    {
        var read = _channel.ReadAsync(_stdout, _stderr, output, cancellationToken);
        if (await Task.WhenAny(read, _timeUp.Task).ConfigureAwait(false) != read)
            await EndAsync(cancellationToken).ConfigureAwait(false);
        await read.ConfigureAwait(false);
        _stdout.End(output);
        _stderr.End(output);
    }

    public override SupervisorReport? TakeReport(CommandOutput output) => !_stdout.IsSeen || _stderr.Report is not { } report ? null
        : _isTimedOut && report.End == SupervisorEnd.Exited ? report with { End = SupervisorEnd.TimedOut }
        : report;

    public override Task<string?> WhyNotStartedAsync(CancellationToken cancellationToken) => _channel.WhyNotStartedAsync(cancellationToken);

    // The channel is for the next command as well.
    public override ValueTask DisposeAsync() => _timer?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        _isTimedOut = true;
        try
        {
            await WriteInputAsync("end\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // How the command ended is told by its output.
        }
    }
}
