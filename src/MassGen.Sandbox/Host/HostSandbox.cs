using MassGen.Sandbox.Commands;
using MassGen.Sandbox.Namespaces;
using MassGen.Workspaces;

namespace MassGen.Sandbox;

/// <summary>A folder of this machine with commands that run in it. It holds nothing back.</summary>
internal sealed class HostSandbox(
    string folder, bool isOwn, IReadOnlyList<KeyValuePair<string, string>> environment, TimeProvider time) : ISandbox
{
    private static readonly TimeSpan Drain = TimeSpan.FromSeconds(1);
    private readonly GuardedFolder _files = new(folder);
    private readonly List<BackgroundProcess> _background = [];

    public string Provider => HostShellProvider.Word;

    public string? Image => null;

    public string? ImageDigest => null;

    public IReadOnlyList<string> NotEnforced { get; } = ["Commands run on this machine itself, as you: nothing is limited."];

    public TimeSpan StartedIn => TimeSpan.Zero;

    public bool IsUsable => Directory.Exists(folder);

    public async Task<CommandResult> RunAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        if ((CommandRules.Fault(command) ?? FaultOfFolder(command)) is { } fault)
            return new() { Ended = CommandEnd.NotStarted, Message = fault };
        var output = new CommandOutput(command.Output);
        var process = HostProcess.Start(command.Arguments, FolderOf(command)!, [.. environment, .. command.Environment]);
        await using (process.ConfigureAwait(false))
        {
            var result = await FollowAsync(process, command, output, cancellationToken).ConfigureAwait(false);
            return result with { Stdout = output.Stdout.Capture(), Stderr = output.Stderr.Capture(), Elapsed = time.GetElapsedTime(started) };
        }
    }

    public Task<ISandboxProcess> StartAsync(SandboxCommand command, CancellationToken cancellationToken) =>
        throw new SandboxException(SandboxErrors.BadProcess, "On the machine itself only commands are run.");

    public async Task<IBackgroundProcess> StartBackgroundAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        if ((CommandRules.FaultOfProgram(command) ?? FaultOfFolder(command)) is { } fault)
            throw new SandboxException(SandboxErrors.BadProcess, fault);
        var arguments = BackgroundScript.Wrap(command, RealPath.Of(folder), FolderOf(command)!);
        var process = HostProcess.Start(arguments, folder, [.. environment, .. command.Environment]);
        var background = await BackgroundProcess.StartAsync(
            new ProcessSession(process.Process), command, new TaskCompletionSource().Task, time, cancellationToken).ConfigureAwait(false);
        _background.Add(background);
        return background;
    }

    public Task CopyInAsync(IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
            _files.Write(file.Path, file.Content.Span, file.IsExecutable);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<SandboxFile>> CopyOutAsync(IReadOnlyList<string> paths, CopyLimits limits, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SandboxFile>>([.. paths.Select(path => new SandboxFile(path, _files.Read(path, 0, limits.MaxBytes)))]);

    public async ValueTask DisposeAsync()
    {
        foreach (var background in _background)
            await background.DisposeAsync().ConfigureAwait(false);
        if (isOwn && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    // /workspace is the folder, so that what an agent says elsewhere means the same here.
    private string? FolderOf(SandboxCommand command) =>
        CommandRules.ResolveFolder(command.WorkingDirectory) is { } place && Path.Combine(folder, place["/workspace".Length..].TrimStart('/')) is var path
            && Directory.Exists(path) && (RealPath.Of(path) + "/").StartsWith(RealPath.Of(folder) + "/", StringComparison.Ordinal)
            ? path
            : null;

    private string? FaultOfFolder(SandboxCommand command) => FolderOf(command) is null
        ? $"There is no folder '{TerminalText.Escape(command.WorkingDirectory)}' in the workspace."
        : null;

    private async Task<CommandResult> FollowAsync(HostProcess process, SandboxCommand command, CommandOutput output, CancellationToken cancellationToken)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var read = process.FollowAsync(output, command.StandardInput, done.Token);
        var deadline = Task.Delay(command.Timeout, time, done.Token);
        try
        {
            var first = await Task.WhenAny(process.Exited, output.LimitReached, deadline).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            process.Kill();
            await Task.WhenAny(read, Task.Delay(Drain, time, done.Token)).ConfigureAwait(false);
            return first == output.LimitReached
                ? new() { Ended = CommandEnd.OutputLimit, Message = $"It wrote more than {command.Output.KillBytes} bytes and was killed." }
                : first == deadline
                    ? new() { Ended = CommandEnd.TimedOut, Message = FormattableString.Invariant($"It was ended after {command.Timeout.TotalSeconds:0.##} seconds.") }
                    : new() { Ended = CommandEnd.Exited, ExitCode = process.ExitCode };
        }
        finally
        {
            await done.CancelAsync().ConfigureAwait(false);
            process.Kill();
            await read.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
