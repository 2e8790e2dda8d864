namespace MassGen.Sandbox.Tests.Pool;

/// <summary>A provider whose sandboxes are nothing but counted, so that a test sees which one the pool gives away.</summary>
internal sealed class CountingProvider : ISandboxProvider
{
    private readonly Lock _gate = new();
    private readonly List<CountedSandbox> _all = [];

    public IReadOnlyList<CountedSandbox> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    public int Started => All.Count;

    public int Alive => All.Count(sandbox => !sandbox.IsDisposed);

    /// <summary>How many of the next starts fail.</summary>
    public int Failures { get; set; }

    /// <summary>What starts wait for.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public bool IsDisposed { get; private set; }

    public string Name => "counting";

    public SandboxCapabilities Capabilities => throw new NotSupportedException();

    public async Task<ISandbox> CreateAsync(SandboxPolicy policy, CancellationToken cancellationToken)
    {
        if (Hold is { } hold)
            await hold.Task.WaitAsync(cancellationToken);
        lock (_gate)
        {
            if (Failures-- > 0)
                throw new SandboxException(SandboxErrors.NotStarted, "This start fails.");
            _all.Add(new CountedSandbox());
            return _all[^1];
        }
    }

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}

internal sealed class CountedSandbox : ISandbox
{
    public string Provider => "counting";

    public string? Image => null;

    public string? ImageDigest => null;

    public IReadOnlyList<string> NotEnforced => [];

    public TimeSpan StartedIn => TimeSpan.Zero;

    public bool IsUsable { get; set; } = true;

    public bool IsDisposed { get; private set; }

    public Task<CommandResult> RunAsync(SandboxCommand command, CancellationToken cancellationToken) =>
        Task.FromResult(new CommandResult { Ended = CommandEnd.Exited, ExitCode = 0 });

    public Task<ISandboxProcess> StartAsync(SandboxCommand command, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IBackgroundProcess> StartBackgroundAsync(SandboxCommand command, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task CopyInAsync(IReadOnlyList<SandboxFile> files, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<SandboxFile>> CopyOutAsync(IReadOnlyList<string> paths, CopyLimits limits, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return ValueTask.CompletedTask;
    }
}
