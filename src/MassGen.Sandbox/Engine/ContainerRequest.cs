namespace MassGen.Sandbox.Engine;

/// <summary>The body of <c>POST /containers/create</c>: only the fields that we set.</summary>
internal sealed record ContainerRequest
{
    public required string Image { get; init; }

    public required IReadOnlyList<string> Entrypoint { get; init; }

    public required IReadOnlyList<string> Cmd { get; init; }

    public required IReadOnlyList<string> Env { get; init; }

    public required string User { get; init; }

    public required string WorkingDir { get; init; }

    public string? Hostname { get; init; }

    public required IReadOnlyDictionary<string, string> Labels { get; init; }

    public required bool NetworkDisabled { get; init; }

    public required bool OpenStdin { get; init; }

    public required bool StdinOnce { get; init; }

    public required bool AttachStdin { get; init; }

    public required bool AttachStdout { get; init; }

    public required bool AttachStderr { get; init; }

    public required bool Tty { get; init; }

    public required int StopTimeout { get; init; }

    public required HealthCheck Healthcheck { get; init; }

    public required HostConfig HostConfig { get; init; }
}

/// <summary>What the host grants to the container.</summary>
internal sealed record HostConfig
{
    public required string NetworkMode { get; init; }

    public required IReadOnlyList<string> GroupAdd { get; init; }

    public required bool ReadonlyRootfs { get; init; }

    public required IReadOnlyDictionary<string, string> Tmpfs { get; init; }

    public required IReadOnlyList<string> CapDrop { get; init; }

    public required IReadOnlyList<string> CapAdd { get; init; }

    public required bool Privileged { get; init; }

    public required IReadOnlyList<string> SecurityOpt { get; init; }

    public required long Memory { get; init; }

    public required long MemorySwap { get; init; }

    public required int OomScoreAdj { get; init; }

    public required int PidsLimit { get; init; }

    public required long NanoCpus { get; init; }

    public required int CpuShares { get; init; }

    public required IReadOnlyList<Ulimit> Ulimits { get; init; }

    public bool? Init { get; init; }

    public required string IpcMode { get; init; }

    public required long ShmSize { get; init; }

    public required string PidMode { get; init; }

    public required string UTSMode { get; init; }

    public required string CgroupnsMode { get; init; }

    public required IReadOnlyList<string> Binds { get; init; }

    public IReadOnlyList<Mount>? Mounts { get; init; }

    public required LogConfig LogConfig { get; init; }

    public required bool AutoRemove { get; init; }

    public required RestartPolicy RestartPolicy { get; init; }

    /// <summary>Another program than the engine's own for starting containers, for example <c>runsc</c>.</summary>
    public string? Runtime { get; init; }
}

internal sealed record HealthCheck(IReadOnlyList<string> Test);

internal sealed record Ulimit(string Name, long Soft, long Hard);

/// <summary>A folder of the host in the container.</summary>
internal sealed record Mount(string Type, string Source, string Target, bool ReadOnly, BindOptions BindOptions);

internal sealed record BindOptions(string Propagation, bool NonRecursive);

internal sealed record LogConfig(string Type);

internal sealed record RestartPolicy(string Name);
