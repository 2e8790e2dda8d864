using MassGen.Sandbox.Files;

namespace MassGen.Sandbox.Commands;

/// <summary>
/// What all providers share: one command at a time, the clocks, the limits, and the copying of files through commands.
/// </summary>
internal abstract class SandboxCore(SandboxPolicy policy, TimeProvider time) : ISandbox
{
    private const string BusyMessage = "A program that was started here is still running and has the sandbox to itself; end it first.";
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _gate = new(1);
    private SandboxProcess? _process;
    private int _disposed;

    public abstract string Provider { get; }

    public virtual string? Image => null;

    public virtual string? ImageDigest => null;

    public required IReadOnlyList<string> NotEnforced { get; init; }

    public TimeSpan StartedIn { get; protected internal set; }

    public bool IsUsable => !IsTainted && !Lost.IsCompleted;

    private bool IsBusy => _process is { Completion.IsCompleted: false };

    /// <summary>Completes when the sandbox ended, for whatever reason.</summary>
    protected abstract Task Lost { get; }

    /// <summary>Set when a command could only be ended together with the sandbox.</summary>
    protected bool IsTainted { get; set; }

    protected SandboxPolicy Policy => policy;

    protected TimeProvider Time => time;

    public async Task<CommandResult> RunAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var execution = await ExecuteAsync(command, cancellationToken).ConfigureAwait(false);
        return execution.Result with
        {
            Stdout = command.Output.IsBinary ? CapturedOutput.Empty : execution.Output.Stdout.Capture(),
            Bytes = command.Output.IsBinary ? execution.Output.Stdout.Head : default,
            Stderr = execution.Output.Stderr.Capture(),
            Elapsed = time.GetElapsedTime(started),
        };
    }

    public Task<ISandboxProcess> StartAsync(SandboxCommand command, CancellationToken cancellationToken) => BeginAsync<ISandboxProcess>(
        command,
        async () => IsBusy
            ? throw new SandboxException(SandboxErrors.Busy, BusyMessage)
            : _process = await StartProgramAsync(command with { Timeout = policy.Lifetime }, cancellationToken).ConfigureAwait(false),
        cancellationToken);

    public Task<IBackgroundProcess> StartBackgroundAsync(SandboxCommand command, CancellationToken cancellationToken) => BeginAsync<IBackgroundProcess>(
        command,
        async () =>
        {
            var arguments = BackgroundScript.Wrap(command, "/workspace", CommandRules.ResolveFolder(command.WorkingDirectory)!);
            var session = await StartAsync(arguments, EnvironmentOf(command), cancellationToken).ConfigureAwait(false);
            return await BackgroundProcess.StartAsync(session, command, Lost, time, cancellationToken).ConfigureAwait(false);
        },
        cancellationToken);

    public Task<Stream> ConnectAsync(int port, CancellationToken cancellationToken)
    {
        var command = Relay.To(port);
        return BeginAsync<Stream>(
            command,
            async () =>
            {
                var session = await StartAsync(command.Arguments, EnvironmentOf(command), cancellationToken).ConfigureAwait(false);
                return await Relay.OpenAsync(session, port, cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    public Task CopyInAsync(IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken) =>
        FileTransfer.CopyInAsync(ExecuteAsync, files, cancellationToken);

    public Task<IReadOnlyList<SandboxFile>> CopyOutAsync(
        IReadOnlyList<string> paths, CopyLimits limits, CancellationToken cancellationToken) =>
        FileTransfer.CopyOutAsync(ExecuteAsync, paths, limits, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
            return;
        IsTainted = true;
        await EndAsync().ConfigureAwait(false);
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        _gate.Release();
        if (_process is { } process)
            await process.Completion.ConfigureAwait(false);
        await ReleaseAsync().ConfigureAwait(false);
    }

    /// <summary>Starts a process in the sandbox with exactly these arguments and variables.</summary>
    protected abstract Task<CommandSession> StartAsync(
        IReadOnlyList<string> arguments, IReadOnlyList<KeyValuePair<string, string>> environment, CancellationToken cancellationToken);

    /// <summary>Starts a command in whatever way costs least; by default as a process of its own.</summary>
    protected virtual Task<CommandSession> StartCommandAsync(SandboxCommand command, CancellationToken cancellationToken) =>
        StartProcessAsync(command, cancellationToken);

    /// <summary>Starts a command as a process of its own, with streams of its own.</summary>
    protected Task<CommandSession> StartProcessAsync(SandboxCommand command, CancellationToken cancellationToken) => StartAsync(
        Supervisor.Wrap(command, CommandRules.ResolveFolder(command.WorkingDirectory)!),
        EnvironmentOf(command),
        cancellationToken);

    /// <summary>Ends a command at once, with the sandbox if there is no other way.</summary>
    protected abstract Task KillAsync(CommandSession? session);

    /// <summary>Completes when there are more files than may be; null where the file system itself sets the limit.</summary>
    protected virtual Task? WatchDiskAsync(CancellationToken cancellationToken) => null;

    /// <summary>Removes the sandbox and everything in it.</summary>
    protected abstract Task EndAsync();

    /// <summary>Lets go of what commands needed, when the last of them is over.</summary>
    protected virtual ValueTask ReleaseAsync() => ValueTask.CompletedTask;

    private async Task<Execution> ExecuteAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        var output = new CommandOutput(command.Output);
        if ((CommandRules.Fault(command) ?? CommandRules.FaultOfFolder(command)) is { } fault)
            return new(new() { Ended = CommandEnd.NotStarted, Message = fault }, output);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (IsBusy)
                return new(new() { Ended = CommandEnd.NotStarted, Message = BusyMessage }, output);
            return IsUsable
                ? new(await RunOneAsync(command, output, cancellationToken).ConfigureAwait(false), output)
                : new(new() { Ended = CommandEnd.SandboxLost, Message = "The sandbox had already ended." }, output);
        }
        finally
        {
            _gate.Release();
        }
    }

    private IReadOnlyList<KeyValuePair<string, string>> EnvironmentOf(SandboxCommand command) =>
        EnvironmentRules.Merge(policy.Environment, policy.Secrets, command.Environment);

    private async Task<CommandSession> StartSessionAsync(
        Func<SandboxCommand, CancellationToken, Task<CommandSession>> start, SandboxCommand command, CancellationToken cancellationToken)
    {
        try
        {
            return await start(command, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is OperationCanceledException || IsBroken(failure))
        {
            // It may run all the same.
            await KillAsync(null).ConfigureAwait(false);
            throw;
        }
    }

    // What goes on when the call is over: refused, or started while no command runs.
    private async Task<T> BeginAsync<T>(SandboxCommand command, Func<Task<T>> start, CancellationToken cancellationToken)
    {
        if ((CommandRules.FaultOfProgram(command) ?? CommandRules.FaultOfFolder(command)) is { } fault)
            throw new SandboxException(SandboxErrors.BadProcess, fault);
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return IsUsable ? await start().ConfigureAwait(false) : throw new SandboxException(SandboxErrors.Lost, "The sandbox had already ended.");
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            throw new SandboxException(SandboxErrors.NotStarted, $"The connection to the sandbox broke: {failure.Message}", failure);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<SandboxProcess> StartProgramAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        var output = new StreamedOutput(command.Output);
        var session = await StartSessionAsync(StartProcessAsync, command, cancellationToken).ConfigureAwait(false);
        return new SandboxProcess(session, output, time, (feed, ended) => CompleteAsync(session, command, output, feed, ended));
    }

    private async Task<CommandResult> CompleteAsync(
        CommandSession session, SandboxCommand command, StreamedOutput output, Feed feed, CancellationToken ended)
    {
        var started = time.GetTimestamp();
        CommandResult result;
        try
        {
            result = await AttendAsync(session, command, output, feed, ended).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            result = new() { Ended = CommandEnd.Killed, Message = "It was ended because it was not needed any more." };
        }

        await output.CompleteAsync().ConfigureAwait(false);
        return result with { Stderr = output.Stderr.Capture(), Elapsed = time.GetElapsedTime(started) };
    }

    private async Task<CommandResult> RunOneAsync(SandboxCommand command, CommandOutput output, CancellationToken cancellationToken)
    {
        CommandSession session;
        try
        {
            session = await StartSessionAsync(StartCommandAsync, command, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsBroken(failure))
        {
            return await ExplainAsync(failure).ConfigureAwait(false);
        }

        return await AttendAsync(
            session, command, output, stop => InputFeed.RunAsync(session, command.StandardInput, stop), cancellationToken)
            .ConfigureAwait(false);
    }

    // From its start to its end, with the session let go and the command killed where it did not end by itself.
    private async Task<CommandResult> AttendAsync(
        CommandSession session, SandboxCommand command, CommandOutput output, Feed feed, CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(session, command, output, feed, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await KillAsync(session).ConfigureAwait(false);
            throw;
        }
        catch (Exception failure) when (IsBroken(failure))
        {
            await KillAsync(session).ConfigureAwait(false);
            return await ExplainAsync(failure).ConfigureAwait(false);
        }
        finally
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<CommandResult> FollowAsync(
        CommandSession session, SandboxCommand command, CommandOutput output, Feed feed, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = session.ReadOutputAsync(output, stop.Token);
        var feeding = feed(stop.Token);
        try
        {
            var wait = await WaitAsync(read, command, output, cancellationToken).ConfigureAwait(false);
            if (wait is WaitEnd.Deadline or WaitEnd.OutputLimit or WaitEnd.DiskLimit)
                await KillAsync(session).ConfigureAwait(false);
            await WithinAsync(read, Drain).ConfigureAwait(false);
            if (session.HasTakenInput)
                await WithinAsync(feeding, Drain).ConfigureAwait(false);
            return await JudgeAsync(session, command, output, wait).ConfigureAwait(false);
        }
        finally
        {
            // Telling others is work for another thread, and mostly there is nobody left to be told.
            if (!read.IsCompleted || !feeding.IsCompleted)
                await stop.CancelAsync().ConfigureAwait(false);
            await feeding.ConfigureAwait(false);
            await read.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<WaitEnd> WaitAsync(Task read, SandboxCommand command, CommandOutput output, CancellationToken cancellationToken)
    {
        using var deadline = new Alarm(command.Timeout + Supervisor.Grace, time, cancellationToken);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var disk = WatchDiskAsync(done.Token);
        var first = await Task.WhenAny(read, output.LimitReached, Lost, deadline.Rung, disk ?? deadline.Rung).ConfigureAwait(false);
        if (disk is not null)
        {
            await done.CancelAsync().ConfigureAwait(false);
            await disk.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
        if (first == read && !output.LimitReached.IsCompleted)
        {
            await read.ConfigureAwait(false);
            return WaitEnd.OutputEnded;
        }

        return output.LimitReached.IsCompleted ? WaitEnd.OutputLimit : first == Lost ? WaitEnd.SandboxLost
            : disk is { IsCompletedSuccessfully: true } ? WaitEnd.DiskLimit : WaitEnd.Deadline;
    }

    private async Task<CommandResult> JudgeAsync(
        CommandSession session, SandboxCommand command, CommandOutput output, WaitEnd wait)
    {
        var report = session.TakeReport(output);
        string? notStarted = null;
        if (report is null && wait == WaitEnd.OutputEnded)
        {
            notStarted = await WhyNotStartedAsync(session).ConfigureAwait(false);
            wait = await WithinAsync(Lost, Drain).ConfigureAwait(false) ? WaitEnd.SandboxLost : wait;
        }

        if (report is null or { IsClean: false } && wait is WaitEnd.OutputEnded)
            await KillAsync(session).ConfigureAwait(false);
        return CommandVerdict.Judge(wait, report, notStarted, command, output.Stderr.Capture().Text);
    }

    private async Task<string?> WhyNotStartedAsync(CommandSession session)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(2), time);
        try
        {
            return await session.WhyNotStartedAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It is our own limit: nobody knows why.
            return null;
        }
    }

    private async Task<CommandResult> ExplainAsync(Exception failure)
    {
        var lost = await WithinAsync(Lost, Drain).ConfigureAwait(false);
        return new()
        {
            Ended = lost ? CommandEnd.SandboxLost : CommandEnd.Killed,
            Message = $"The connection to the command broke: {failure.Message}",
        };
    }

    private static bool IsBroken(Exception failure) => failure is SandboxException or IOException or HttpRequestException or ObjectDisposedException;

    private async Task<bool> WithinAsync(Task task, TimeSpan limit)
    {
        if (task.IsCompleted)
            return true;
        using var alarm = new Alarm(limit, time, CancellationToken.None);
        return await Task.WhenAny(task, alarm.Rung).ConfigureAwait(false) == task;
    }
}

/// <summary>A result without its output, and the output as bytes.</summary>
internal sealed record Execution(CommandResult Result, CommandOutput Output);
