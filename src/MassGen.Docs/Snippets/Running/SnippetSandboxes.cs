using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Docs.Verify;
using MassGen.Sandbox;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Sandboxes for sessions: a clean one for each, with its shell, started before it is asked for.</summary>
internal sealed class SnippetSandboxes(string choice, Action<string> say, TimeProvider time) : IAsyncDisposable
{
    private const long Gibibyte = 1L << 30;

    private readonly SemaphoreSlim _gate = new(1);
    private readonly Queue<Task<ShellSession>> _ready = new();
    private readonly List<Task> _ending = [];
    private ShellSandboxes? _sandboxes;
    private CommandLineConfig _shell = new() { UsesContainer = true };
    private string? _identity;
    private SandboxMissingException? _missing;
    private int _expected;

    /// <summary>The sandbox that was asked for by name; <c>auto</c> when none was.</summary>
    public string Choice => choice;

    /// <summary>Folders of this machine that sessions see.</summary>
    public HostPrograms Host { get; } = new();

    /// <summary>What identifies provider and image.</summary>
    /// <exception cref="SandboxMissingException">None can be used on this machine.</exception>
    public async Task<string> IdentifyAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await OpenAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Starts sandboxes ahead.</summary>
    /// <param name="sessions">How many sessions will ask for one.</param>
    /// <param name="atOnce">How many run at once.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task ExpectAsync(int sessions, int atOnce, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await OpenAsync(cancellationToken);
            _expected = sessions;
            while (_ready.Count < Math.Min(atOnce, _expected))
            {
                _ready.Enqueue(StartAsync(CancellationToken.None));
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A clean sandbox with a shell, the caller's own from now on.</summary>
    public async Task<ShellSession> TakeAsync(CancellationToken cancellationToken)
    {
        Task<ShellSession> session;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await OpenAsync(cancellationToken);
            _expected--;
            session = _ready.TryDequeue(out var started) ? started : StartAsync(cancellationToken);
            if (_expected > _ready.Count)
            {
                _ready.Enqueue(StartAsync(CancellationToken.None));
            }
        }
        finally
        {
            _gate.Release();
        }

        return await session.WaitAsync(cancellationToken);
    }

    /// <summary>Ends a session's sandbox; nobody waits for it but the end of all.</summary>
    public void Return(ShellSession session)
    {
        lock (_ending)
        {
            _ending.Add(session.DisposeAsync().AsTask());
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var started in _ready)
        {
            await started.ContinueWith(session => session.IsCompletedSuccessfully ? session.Result.DisposeAsync().AsTask() : Task.CompletedTask, TaskScheduler.Default).Unwrap();
        }

        await Task.WhenAll(_ending);
        if (_sandboxes is not null)
        {
            await _sandboxes.DisposeAsync();
        }

        Host.Dispose();
        _gate.Dispose();
    }

    private async Task<ShellSession> StartAsync(CancellationToken cancellationToken)
    {
        var sandbox = await _sandboxes!.CreateAsync(_shell, new SandboxGrants { Folders = Host.Folders }, cancellationToken);
        var session = new ShellSession(sandbox);
        try
        {
            await session.OpenAsync(cancellationToken);
            return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    private async Task<string> OpenAsync(CancellationToken cancellationToken)
    {
        if (_identity is not null)
        {
            return _identity;
        }

        if (_missing is not null)
        {
            throw _missing;
        }

        try
        {
            _sandboxes ??= ShellSandboxes.Open(choice, say, time);
            _identity = await _sandboxes.PrepareAsync(_shell, Directory.GetCurrentDirectory(), cancellationToken);

            // Without a container, what is limited is the addresses a process may use, and .NET asks for more of them than it ever fills.
            _shell = _shell with { MemoryBytes = _identity.Split(' ')[0] is "namespaces" or "bubblewrap" ? 16 * Gibibyte : Gibibyte, Processors = 2 };
            await _sandboxes.PrepareAsync(_shell, Directory.GetCurrentDirectory(), cancellationToken);
            return _identity;
        }
        catch (SandboxException missing)
        {
            throw _missing = new SandboxMissingException(
                $"{missing.Code}: {missing.Message}\nWithout a sandbox nothing is run. 'doctor' says what this machine has; --sandbox chooses another.");
        }
    }
}
