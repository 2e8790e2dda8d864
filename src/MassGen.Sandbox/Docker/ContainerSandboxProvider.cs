using System.Security.Cryptography;
using MassGen.Sandbox.Commands;
using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>Docker or Podman, through the Engine API on a Unix socket.</summary>
internal sealed class ContainerSandboxProvider : ISandboxProvider
{
    private const string UncountedFiles = "The engine does not limit the number of files in /workspace and /tmp; they are counted twice a second while a "
        + "command runs, and the sandbox is ended at the limit.";

    private static readonly TimeSpan CleanupLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(10);
    private readonly EngineKind _kind;
    private readonly EngineConnection _engine;
    private readonly ContainerApi _containers;
    private readonly TimeProvider _time;
    private SystemState _system;
    private readonly string? _runtime;
    private readonly Lazy<Task> _sweep;
    private readonly SeccompFile? _seccompFile;
    private readonly EngineDialect _dialect;
    private readonly string _session = RandomNumberGenerator.GetHexString(12, lowercase: true);

    public ContainerSandboxProvider(EngineKind kind, EngineConnection engine, SystemState system, string? runtime, TimeProvider time)
    {
        (_kind, _engine, _system, _runtime, _time) = (kind, engine, system, runtime, time);
        Name = kind == EngineKind.Podman ? "podman" : "docker";
        _seccompFile = kind == EngineKind.Podman ? new SeccompFile() : null;
        _dialect = _seccompFile is null ? EngineDialect.Docker : EngineDialect.Podman(_seccompFile.Path);
        if (kind == EngineKind.Podman && string.IsNullOrEmpty(system.InitBinary))
            _system = system with { InitBinary = "catatonit" };
        _containers = new ContainerApi(engine);
        _sweep = new(SweepAsync);
        Capabilities = EngineLimits.Capabilities(system);
    }

    public string Name { get; }

    public SandboxCapabilities Capabilities { get; }

    /// <summary>Asks the engine what it can limit, and makes a provider of it that owns the connection.</summary>
    /// <param name="kind">Which engine it is.</param>
    /// <param name="engine">The connection.</param>
    /// <param name="runtime">What starts containers where a policy names nothing; null for the engine's own.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops the question.</param>
    public static async Task<ContainerSandboxProvider> OpenAsync(
        EngineKind kind, EngineConnection engine, string? runtime, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var system = await new SystemApi(engine).InspectAsync(cancellationToken).ConfigureAwait(false);
            EngineFit.Checked(SandboxPolicy.Default with { Runtime = runtime }, kind, engine.Endpoint, system);
            return new(kind, engine, system, runtime, time);
        }
        catch
        {
            engine.Dispose();
            throw;
        }
    }

    /// <summary>The engine and what it stands on, for people.</summary>
    public string Engine => $"{Name} {_system.ServerVersion}, control groups version {_system.CgroupVersion}, kernel {_system.KernelVersion}";

    /// <summary>What is asked of the engine for a sandbox.</summary>
    /// <param name="policy">What the sandbox may use.</param>
    /// <param name="image">The image's content id.</param>
    public ContainerRequest Describe(SandboxPolicy policy, string image) => HardenedContainer.Create(
        policy with { Image = image },
        OwnerLabels.Create(ProcessIdentity.Current, _session, _time.GetUtcNow(), policy.Lifetime),
        !string.IsNullOrEmpty(_system.InitBinary),
        _dialect);

    public async Task<ISandbox> CreateAsync(SandboxPolicy policy, CancellationToken cancellationToken)
    {
        policy = EngineFit.Checked(policy.Checked() with { Runtime = policy.Runtime ?? _runtime }, _kind, _engine.Endpoint, _system);
        var started = _time.GetTimestamp();
        _ = _sweep.Value;
        var image = await new ImageApi(_engine).FindAsync(policy.Image, cancellationToken).ConfigureAwait(false)
            ?? throw ImageUnavailableException.For(policy.Image, "it is not on this machine", null);
        var name = $"massgen-{_session}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
        try
        {
            var sandbox = await StartAsync(name, policy, image, cancellationToken).ConfigureAwait(false);
            sandbox.Started(_time.GetElapsedTime(started));
            if (!_dialect.HasFullTmpfs)
                await RequireWritableAsync(sandbox, cancellationToken).ConfigureAwait(false);
            return sandbox;
        }
        catch
        {
            await RemoveQuietlyAsync(name).ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_sweep.IsValueCreated)
            await _sweep.Value.ConfigureAwait(false);
        _seccompFile?.Dispose();
        _engine.Dispose();
    }

    private static async Task RequireWritableAsync(ContainerSandbox sandbox, CancellationToken cancellationToken)
    {
        var check = new SandboxCommand { Arguments = ["test", "-w", "/workspace"] };
        if ((await sandbox.RunAsync(check, cancellationToken).ConfigureAwait(false)).Succeeded)
            return;
        await sandbox.DisposeAsync().ConfigureAwait(false);
        throw new SandboxException(
            SandboxErrors.NotStarted,
            "Podman leaves /workspace to root here, so that commands could not write there. Use docker, bubblewrap or namespaces.");
    }

    // Process 1's child gives back what it is given. Before it can, the end of a command would take it for something that the command left.
    private async Task ReadyAsync(HijackedStream lifeline, ImageState image, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(StartLimit, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await lifeline.WriteAsync("\n"u8.ToArray(), linked.Token).ConfigureAwait(false);
            var answer = new byte[1024];

            // An init program that cannot run the image's own says so on standard error; each piece begins with which stream it is of.
            if (await lifeline.ReadAsync(answer, linked.Token).ConfigureAwait(false) > 0 && answer[0] != (byte)OutputStream.Stderr)
                return;
        }
        catch (Exception failure) when (failure is IOException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Either way its first process is not there.
        }

        throw new SandboxException(
            SandboxErrors.NotStarted,
            $"{Name} started a container, but its first process ended or did not answer; {EngineFit.WhyNotRun(image, _system)}.");
    }

    // Podman does not tell whether it has an init program, and refuses the container when it has none.
    private async Task<ContainerCreated> CreateAsync(string name, ContainerRequest request)
    {
        try
        {
            return await _containers.CreateAsync(name, request, CancellationToken.None).ConfigureAwait(false);
        }
        catch (EngineException failure) when (_kind == EngineKind.Podman && failure.EngineMessage.Contains("init", StringComparison.OrdinalIgnoreCase))
        {
            _system = _system with { InitBinary = null };
            var without = request with { HostConfig = request.HostConfig with { Init = null } };
            return await _containers.CreateAsync(name, without, CancellationToken.None).ConfigureAwait(false);
        }
    }

    // Podman gives a file system in memory to root, with the mode of the image's own folder. Root without any capability may still change that.
    private async Task OpenWorkspaceAsync(string container, CancellationToken cancellationToken)
    {
        var execs = new ExecApi(_engine);
        var request = new ExecRequest { Cmd = ["chmod", "1777", "/workspace"], Env = [], User = "0:0", AttachStdin = false };
        var exec = await execs.CreateAsync(container, request, cancellationToken).ConfigureAwait(false);
        var stream = await execs.StartAsync(exec, cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[1024];
            while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
            {
                // What it says does not matter; whether commands can write is tried next.
            }
        }
    }

    private async Task<ContainerSandbox> StartAsync(
        string name, SandboxPolicy policy, ImageState image, CancellationToken cancellationToken)
    {
        var request = Describe(policy, image.Id);

        // Not cancellable: the engine goes on with an abandoned request, and a removal that overtakes it finds nothing to remove.
        var created = await CreateAsync(name, request).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var lifeline = await _containers.AttachAsync(created.Id, cancellationToken).ConfigureAwait(false);
        try
        {
            await _containers.StartAsync(created.Id, cancellationToken).ConfigureAwait(false);
            await ReadyAsync(lifeline, image, cancellationToken).ConfigureAwait(false);
            if (!_dialect.HasFullTmpfs)
                await OpenWorkspaceAsync(created.Id, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await lifeline.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        return new ContainerSandbox(created.Id, lifeline, _engine, policy, _time)
        {
            ProviderName = Name,
            Disk = _dialect.HasFullTmpfs ? null : new DiskWatch(new ExecApi(_engine), policy, _time),
            ImageName = policy.Image,
            Digest = image.RepoDigests is [var digest, ..] ? digest : image.Id,
            NotEnforced =
            [
                .. EngineLimits.Missing(_system),
                .. EngineFit.Missing(_engine.Endpoint),
                .. _dialect.HasFullTmpfs ? Array.Empty<string>() : [UncountedFiles],
                .. (created.Warnings ?? []).Select(warning => $"{Name} says: {TerminalText.Escape(warning)}"),
            ],
        };
    }

    /// <summary>
    /// Once per provider, beside the first sandbox and awaited when the provider is disposed: an engine with one container that
    /// hangs does not answer a question about all of them. A failure is no reason not to work.
    /// </summary>
    private async Task SweepAsync()
    {
        using var limit = new CancellationTokenSource(CleanupLimit, _time);
        try
        {
            await ContainerSweep.RunAsync(_containers, _engine.Endpoint.Host is not null, limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SandboxException or OperationCanceledException)
        {
            // The next provider tries again.
        }
    }

    // By name, because the answer with the id may never have arrived.
    private async Task RemoveQuietlyAsync(string name)
    {
        using var limit = new CancellationTokenSource(CleanupLimit, _time);
        try
        {
            await _containers.RemoveAsync(name, limit.Token).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SandboxException or OperationCanceledException)
        {
            // What failed before is the better message; the sweep of a later process removes the rest.
        }
    }
}
