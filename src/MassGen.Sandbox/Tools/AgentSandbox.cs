using MassGen.Events;
using MassGen.Sandbox.Files;

namespace MassGen.Sandbox;

/// <summary>
/// One agent's place to run commands in: made at the first command, replaced when it is lost, removed at the end, and every step
/// told as an event. Safe for calls from several threads; commands take turns.
/// </summary>
public sealed class AgentSandbox : IAsyncDisposable
{
    private readonly string _agent;
    private readonly Func<CancellationToken, Task<ISandbox>> _create;
    private readonly Action<RunEvent> _emit;
    private readonly WorkspaceMirror? _mirror;
    private readonly HashSet<string> _warned = [];
    private readonly SemaphoreSlim _gate = new(1);
    private readonly TimeProvider _time;
    private readonly SecretText _secrets;
    private ISandbox? _sandbox;
    private bool _isDisposed;

    /// <summary>An agent's sandbox, not yet started.</summary>
    /// <param name="agent">The agent's id, for the events.</param>
    /// <param name="create">Makes a sandbox, for example <c>provider.CreateAsync(policy, token)</c>.</param>
    /// <param name="emit">Takes the events; their place in the log and their time are the log's business.</param>
    /// <param name="workspace">
    /// A folder of the host that <c>/workspace</c> is kept in step with, before and after each command; null for none. A new sandbox
    /// begins with what is in it.
    /// </param>
    /// <param name="secrets">Values by name that commands may print and nobody is to read; null for none.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public AgentSandbox(
        string agent, Func<CancellationToken, Task<ISandbox>> create, Action<RunEvent> emit, string? workspace = null,
        IReadOnlyDictionary<string, string>? secrets = null, TimeProvider? time = null)
    {
        (_agent, _create, _emit, _time) = (agent, create, emit, time ?? TimeProvider.System);
        _mirror = workspace is null ? null : new WorkspaceMirror(workspace, Warn);
        _secrets = new SecretText(secrets ?? new Dictionary<string, string>());
        Background = new BackgroundShells(agent, emit, _secrets.Clean);
    }

    /// <summary>Which commands are refused.</summary>
    public CommandFilter Filter { get; init; } = CommandFilter.None;

    /// <summary>What the agent is told about the place.</summary>
    public ShellPlace Place { get; init; } = ShellPlace.Sandbox;

    /// <summary>The clock.</summary>
    internal TimeProvider Time => _time;

    /// <summary>What was started to go on in the background.</summary>
    internal BackgroundShells Background { get; }

    /// <summary>Why a command may not run, told as an event too; null when it may.</summary>
    internal string? Refusal(string command)
    {
        if (Filter.Refusal(command) is not { } reason)
            return null;
        _emit(new CommandStarted { Agent = _agent, Command = command });
        _emit(new CommandFinished
        {
            Agent = _agent, Command = command, Ended = ExecuteCommandAnswer.Refused, Stdout = "", Stderr = reason, Elapsed = TimeSpan.Zero,
        });
        return reason;
    }

    /// <summary>Starts a command that goes on in the background until the agent's sandbox is gone.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="shown">The command as the agent wrote it.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="SandboxException">It cannot be started.</exception>
    internal async Task<BackgroundShell> StartBackgroundAsync(SandboxCommand command, string shown, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!Background.HasRoom)
                throw new SandboxException(SandboxErrors.Busy, $"{BackgroundShells.Most} background shells are running, which is the most; end one first.");
            var sandbox = await EnsureAsync(cancellationToken).ConfigureAwait(false);
            await PushAsync(sandbox, cancellationToken).ConfigureAwait(false);
            var process = await sandbox.StartBackgroundAsync(command, cancellationToken).ConfigureAwait(false);
            return Background.Add(process, command, shown, _time.GetUtcNow());
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>What a background shell has printed, without the values of secrets.</summary>
    internal CapturedOutput Clean(CapturedOutput output) => _secrets.Clean(output);

    /// <summary>Runs one command, in a new sandbox if there is none or the last one was lost.</summary>
    /// <param name="command">What to run.</param>
    /// <param name="shown">The command as the agent wrote it, for the events.</param>
    /// <param name="cancellationToken">Ends the command and the sandbox with it.</param>
    /// <exception cref="SandboxException">No sandbox could be made.</exception>
    public async Task<AgentCommandResult> RunAsync(SandboxCommand command, string shown, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var sandbox = await EnsureAsync(cancellationToken).ConfigureAwait(false);
            await PushAsync(sandbox, cancellationToken).ConfigureAwait(false);
            _emit(new CommandStarted { Agent = _agent, Command = shown });
            var result = await RunAsync(sandbox, command, shown, cancellationToken).ConfigureAwait(false);
            await PullAsync(sandbox, cancellationToken).ConfigureAwait(false);
            if (sandbox.IsUsable)
                return new(result, IsNewWorkspace: false);
            await LoseAsync(result.Message ?? "a command could only be ended together with it").ConfigureAwait(false);
            return new(result, IsNewWorkspace: true) { IsRestored = _mirror is not null };
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Brings the workspace on the host and a sandbox that there is in step, both ways. What cannot be done is told as a warning.</summary>
    public async Task SynchroniseAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_sandbox is not { IsUsable: true } sandbox)
                return;
            await PushAsync(sandbox, cancellationToken).ConfigureAwait(false);
            await PullAsync(sandbox, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Copies files in before the agent starts, for example a task's material.</summary>
    /// <exception cref="SandboxException">No sandbox could be made, or the copy was refused.</exception>
    public Task CopyInAsync(IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken) =>
        WithSandboxAsync(
            async sandbox =>
            {
                await sandbox.CopyInAsync(files, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <summary>Copies files out, for example to check them after the run. Without a sandbox there are none.</summary>
    /// <exception cref="SandboxException">The copy was refused.</exception>
    public Task<IReadOnlyList<SandboxFile>> CopyOutAsync(
        IReadOnlyList<string> paths, CopyLimits limits, CancellationToken cancellationToken) =>
        WithSandboxAsync(sandbox => sandbox.CopyOutAsync(paths, limits, cancellationToken), cancellationToken);

    /// <summary>Removes the sandbox and everything in it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            _isDisposed = true;
            await DropAsync().ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<T> WithSandboxAsync<T>(Func<ISandbox, Task<T>> action, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await action(await EnsureAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            _gate.Release();
        }
    }

    private async Task<ISandbox> EnsureAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_sandbox is { IsUsable: true } usable)
            return usable;
        if (_sandbox is not null)
            await LoseAsync("it ended between two commands").ConfigureAwait(false);
        var created = await CreateAsync(cancellationToken).ConfigureAwait(false);
        _sandbox = created;
        _mirror?.Forget();
        _emit(new SandboxCreated
        {
            Agent = _agent,
            Provider = created.Provider,
            Image = created.Image,
            ImageDigest = created.ImageDigest,
            NotEnforced = created.NotEnforced,
            Elapsed = created.StartedIn,
        });
        return created;
    }

    private async Task<ISandbox> CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _create(cancellationToken).ConfigureAwait(false);
        }
        catch (SandboxException failure)
        {
            // The model is told too, but it is the people who can do something about it.
            _emit(new RunWarning { Agent = _agent, Code = failure.Code, Message = "No sandbox could be made: " + failure.Message });
            throw;
        }
    }

    private async Task<CommandResult> RunAsync(
        ISandbox sandbox, SandboxCommand command, string shown, CancellationToken cancellationToken)
    {
        try
        {
            var result = _secrets.Clean(await sandbox.RunAsync(command, cancellationToken).ConfigureAwait(false));
            _emit(Finished(shown, result));
            return result;
        }
        catch (OperationCanceledException)
        {
            _emit(Finished(shown, new() { Ended = CommandEnd.Killed }));
            throw;
        }
    }

    private Task PushAsync(ISandbox sandbox, CancellationToken cancellationToken) =>
        _mirror?.PushAsync(sandbox, cancellationToken) ?? Task.CompletedTask;

    private Task PullAsync(ISandbox sandbox, CancellationToken cancellationToken) =>
        _mirror is not null && sandbox.IsUsable ? _mirror.PullAsync(sandbox, cancellationToken) : Task.CompletedTask;

    private void Warn(string code, string message)
    {
        if (_warned.Add(code))
            _emit(new RunWarning { Agent = _agent, Code = code, Message = message });
    }

    private async Task LoseAsync(string reason)
    {
        _emit(new SandboxLost { Agent = _agent, Reason = reason });
        await DropAsync().ConfigureAwait(false);
    }

    private async Task DropAsync()
    {
        if (_sandbox is not { } last)
            return;
        _sandbox = null;
        if (last.IsUsable)
            await Background.EndAsync().ConfigureAwait(false);
        await last.DisposeAsync().ConfigureAwait(false);
        await Background.EndAsync().ConfigureAwait(false);
        _emit(new SandboxDisposed { Agent = _agent });
    }

    private CommandFinished Finished(string shown, CommandResult result) => new()
    {
        Agent = _agent,
        Command = shown,
        Ended = result.Ended.ToWord(),
        ExitCode = result.ExitCode,
        Stdout = result.Stdout.Text,
        Stderr = result.Stderr.Text,
        Elapsed = result.Elapsed,
    };
}

/// <summary>How a command went, and whether the sandbox went with it.</summary>
/// <param name="Command">The command's result.</param>
/// <param name="IsNewWorkspace">Whether the next command finds a new workspace: an empty one, unless it is restored.</param>
public sealed record AgentCommandResult(CommandResult Command, bool IsNewWorkspace)
{
    /// <summary>Whether a new workspace has the files as they were before the command.</summary>
    public bool IsRestored { get; init; }
}
