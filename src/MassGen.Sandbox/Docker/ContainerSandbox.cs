using MassGen.Sandbox.Commands;
using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>A sandbox that is one container, alive as long as the stream to its process 1.</summary>
internal sealed class ContainerSandbox(
    string id, HijackedStream lifeline, EngineConnection engine, SandboxPolicy policy, TimeProvider time)
    : SandboxCore(policy, time)
{
    private static readonly TimeSpan CleanupLimit = TimeSpan.FromSeconds(3);
    private readonly ContainerApi _containers = new(engine);
    private readonly ExecApi _execs = new(engine);
    private readonly CancellationTokenSource _disposed = new();
    private Task _lost = Task.CompletedTask;
    private ExecChannel? _channel;

    public override string Provider => ProviderName;

    public override string? Image => ImageName;

    public override string? ImageDigest => Digest;

    public required string ProviderName { get; init; }

    public required string ImageName { get; init; }

    public required string Digest { get; init; }

    /// <summary>Counts files where the engine cannot limit them; null where it does.</summary>
    public DiskWatch? Disk { get; init; }

    protected override Task Lost => _lost;

    /// <summary>Begins to watch the container. Before this it counts as lost.</summary>
    public ContainerSandbox Started(TimeSpan after)
    {
        StartedIn = after;
        _lost = WatchAsync();
        return this;
    }

    protected override async Task<CommandSession> StartAsync(
        IReadOnlyList<string> arguments, IReadOnlyList<KeyValuePair<string, string>> environment, CancellationToken cancellationToken) =>
        new ExecSession(await ExecStream.StartAsync(_execs, id, arguments, environment, cancellationToken).ConfigureAwait(false));

    protected override async Task<CommandSession> StartCommandAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        _channel ??= await OpenAsync(SupervisorReport.NewToken(), cancellationToken).ConfigureAwait(false);
        return new ChannelSession(_channel, command, Time);
    }

    protected override async Task KillAsync(CommandSession? session)
    {
        // There is no call that ends one exec, and when all process numbers are used up no other exec can do it either.
        IsTainted = true;
        await InsistAsync(token => _containers.KillAsync(id, token)).ConfigureAwait(false);
    }

    protected override Task? WatchDiskAsync(CancellationToken cancellationToken) => Disk?.UntilFullAsync(id, cancellationToken);

    protected override async Task EndAsync()
    {
        await _disposed.CancelAsync().ConfigureAwait(false);
        await lifeline.DisposeAsync().ConfigureAwait(false);
        await InsistAsync(token => _containers.RemoveAsync(id, token)).ConfigureAwait(false);
        await _lost.ConfigureAwait(false);
        _disposed.Dispose();
    }

    protected override ValueTask ReleaseAsync() => _channel?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<ExecChannel> OpenAsync(string token, CancellationToken cancellationToken) => new(
        await ExecStream
            .StartAsync(_execs, id, Supervisor.Channel(token), EnvironmentRules.Merge(Policy.Environment, Policy.Secrets), cancellationToken).ConfigureAwait(false),
        token);

    // A container that was paused while a command started keeps the engine from killing it until it is unpaused.
    private async Task InsistAsync(Func<CancellationToken, Task> cleanup)
    {
        if (await TryAsync(cleanup).ConfigureAwait(false))
            return;
        await TryAsync(token => _containers.UnpauseAsync(id, token)).ConfigureAwait(false);
        await TryAsync(cleanup).ConfigureAwait(false);
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task> cleanup)
    {
        using var limit = new CancellationTokenSource(CleanupLimit, Time);
        try
        {
            await cleanup(limit.Token).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is SandboxException or OperationCanceledException)
        {
            // If the engine is gone or stuck for good, the closed lifeline and the lifetime still end the container.
            return false;
        }
    }

    private async Task WatchAsync()
    {
        var buffer = new byte[1024];
        try
        {
            while (await lifeline.ReadAsync(buffer, _disposed.Token).ConfigureAwait(false) > 0)
            {
                // Process 1 says nothing; bytes here are somebody writing into its streams.
            }
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The same news as an ordinary end: the container is not there any more.
        }
    }
}
