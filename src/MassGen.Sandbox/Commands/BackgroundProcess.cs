using System.Text;

namespace MassGen.Sandbox.Commands;

/// <summary>A command in the background of a sandbox, over a session of its own.</summary>
internal sealed class BackgroundProcess : IBackgroundProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly CommandSession _session;
    private readonly BackgroundOutput _output;
    private readonly string _token;
    private readonly TimeProvider _time;
    private int _isEnding;
    private int _isClosed;

    private BackgroundProcess(CommandSession session, string token, Task lost, TimeProvider time)
    {
        (_session, _token, _time, _output) = (session, token, time, new BackgroundOutput(token));
        Completion = FollowAsync(lost);
    }

    public int ProcessId { get; private set; }

    public CapturedOutput Stdout => _output.Stdout.Capture();

    public CapturedOutput Stderr => _output.Stderr.Capture();

    public Task<CommandResult> Completion { get; }

    /// <summary>Lets a started session begin, and waits until its command runs.</summary>
    /// <exception cref="SandboxException">It cannot run.</exception>
    public static async Task<BackgroundProcess> StartAsync(
        CommandSession session, SandboxCommand command, Task lost, TimeProvider time, CancellationToken cancellationToken)
    {
        var process = new BackgroundProcess(session, SupervisorReport.NewToken(), lost, time);
        try
        {
            if (await process._output.First.WaitAsync(cancellationToken).ConfigureAwait(false) is { Kind: 'P' } started)
            {
                process.ProcessId = started.Number;
                return process;
            }

            var result = await process.Completion.WaitAsync(cancellationToken).ConfigureAwait(false);
            throw new SandboxException(SandboxErrors.BadProcess, process._output.First.Result is { Kind: 'D' }
                ? $"There is no folder '{TerminalText.Escape(command.WorkingDirectory)}' in the workspace."
                : result.Message ?? "It could not be started: " + TerminalText.Escape(process.Stderr.Text.Trim()));
        }
        catch
        {
            await process.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async Task EndAsync()
    {
        if (Interlocked.Exchange(ref _isEnding, 1) == 0 && !Completion.IsCompleted)
            await WriteAsync("end\n").ConfigureAwait(false);
        using var waited = new CancellationTokenSource();
        var first = await Task.WhenAny(Completion, Task.Delay(Patience, _time, waited.Token)).ConfigureAwait(false);
        await waited.CancelAsync().ConfigureAwait(false);
        if (first != Completion)
            await CloseAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync() => await EndAsync().ConfigureAwait(false);

    private async Task<CommandResult> FollowAsync(Task lost)
    {
        var started = _time.GetTimestamp();
        await WriteAsync(_token + "\n").ConfigureAwait(false);
        try
        {
            await _session.ReadOutputAsync(_output, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SandboxException or IOException or HttpRequestException or ObjectDisposedException)
        {
            // What is known of its end is told below.
        }

        _output.Complete();
        var end = _output.Stderr.Cut(Encoding.ASCII.GetBytes(_token), BackgroundScript.ReportLength) is { } bytes ? BackgroundScript.Read(bytes, _token) : null;
        await CloseAsync().ConfigureAwait(false);
        return Judge(end, lost.IsCompleted) with { Elapsed = _time.GetElapsedTime(started) };
    }

    private ValueTask CloseAsync() => Interlocked.Exchange(ref _isClosed, 1) == 0 ? _session.DisposeAsync() : ValueTask.CompletedTask;

    private CommandResult Judge(BackgroundReport? end, bool isLost) => (end, isLost) switch
    {
        _ when Volatile.Read(ref _isEnding) == 1 => new() { Ended = CommandEnd.Killed },
        ({ Kind: 'E' }, _) => new() { Ended = CommandEnd.Exited, ExitCode = end.Number },
        (_, true) => new() { Ended = CommandEnd.SandboxLost, Message = "It ended together with its sandbox." },
        _ => new() { Ended = CommandEnd.Killed, Message = "It was killed together with its supervisor." },
    };

    private async Task WriteAsync(string line)
    {
        try
        {
            await _session.WriteInputAsync(Encoding.ASCII.GetBytes(line), CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It has ended; how is told by its output.
        }
    }
}
