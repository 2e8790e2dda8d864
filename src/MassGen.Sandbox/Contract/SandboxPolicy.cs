namespace MassGen.Sandbox;

/// <summary>What a sandbox may use. The defaults are the safe ones; a value is only ever loosened by its own name.</summary>
public sealed record SandboxPolicy
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>The safe defaults.</summary>
    public static SandboxPolicy Default { get; } = new();

    /// <summary>The image for providers that use one, by name or digest.</summary>
    public string Image { get; init; } = "debian:bookworm-slim";

    /// <summary>
    /// For providers that use an image: what starts containers, by the name that the engine knows it by, for example <c>runsc</c>; null
    /// for what <c>MASSGEN_CONTAINER_RUNTIME</c> names, or else the engine's own.
    /// </summary>
    public string? Runtime { get; init; }

    /// <summary>Memory in bytes, swap included. Files in <c>/workspace</c> and <c>/tmp</c> count towards it.</summary>
    public long MemoryBytes { get; init; } = 512 * Mebibyte;

    /// <summary>Processes and threads together.</summary>
    public int MaxProcesses { get; init; } = 256;

    /// <summary>Processors, for example 1.5.</summary>
    public decimal Processors { get; init; } = 1;

    /// <summary>Size of <c>/workspace</c> in bytes; also the largest file.</summary>
    public long WorkspaceBytes { get; init; } = 256 * Mebibyte;

    /// <summary>Files and folders in <c>/workspace</c>.</summary>
    public int WorkspaceEntries { get; init; } = 32 * 1024;

    /// <summary>Size of <c>/tmp</c> in bytes.</summary>
    public long TemporaryBytes { get; init; } = 64 * Mebibyte;

    /// <summary>Files and folders in <c>/tmp</c>.</summary>
    public int TemporaryEntries { get; init; } = 8 * 1024;

    /// <summary>Size of <c>/dev/shm</c> in bytes; a browser needs 256 MiB.</summary>
    public long SharedMemoryBytes { get; init; } = 16 * Mebibyte;

    /// <summary>What the sandbox may reach.</summary>
    public SandboxNetwork Network { get; init; } = SandboxNetwork.None;

    /// <summary>Named values for every command, added to a minimal environment. The host's is never forwarded.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Named values for every command that may be keys and tokens, each because somebody named it. They are not written into a
    /// container's description.
    /// </summary>
    public IReadOnlyDictionary<string, string> Secrets { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether commands may become root in the sandbox with <c>sudo</c>. Only containers can do this.</summary>
    public bool MayBecomeRoot { get; init; }

    /// <summary>Folders of the host that commands may read; none by default.</summary>
    public IReadOnlyList<ReadOnlyFolder> ReadOnlyFolders { get; init; } = [];

    /// <summary>After this time the sandbox ends by itself, whatever happens to its owner.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>Says what is wrong with the policy.</summary>
    /// <exception cref="SandboxException">All faults, in one message.</exception>
    internal SandboxPolicy Checked()
    {
        var faults = Faults().ToList();
        return faults.Count == 0
            ? this
            : throw new SandboxException(SandboxErrors.BadPolicy, "The sandbox policy cannot be used: " + string.Join(" ", faults));
    }

    private IEnumerable<string> Faults()
    {
        if (MemoryBytes < 16 * Mebibyte)
            yield return "Memory must be at least 16 MiB.";
        if (MaxProcesses is < 8 or > 32768)
            yield return "The number of processes must be between 8 and 32768.";
        if (Processors <= 0)
            yield return "The number of processors must be above 0.";
        if (WorkspaceBytes < Mebibyte || TemporaryBytes < Mebibyte || SharedMemoryBytes < Mebibyte)
            yield return "Workspace, temporary and shared memory must each have at least 1 MiB.";
        if (WorkspaceEntries < 16 || TemporaryEntries < 16)
            yield return "Workspace and temporary must each allow at least 16 entries.";
        if (Lifetime < TimeSpan.FromSeconds(1) || Lifetime > TimeSpan.FromDays(1))
            yield return "The lifetime must be between 1 second and 1 day.";
        foreach (var fault in ReadOnlyFolder.Faults(ReadOnlyFolders, ReadOnlyFolder.EngineSockets(System.Environment.GetEnvironmentVariable)))
            yield return fault;
        foreach (var (name, value) in Environment)
        {
            if (EnvironmentRules.Fault(name, value) is { } fault)
                yield return fault;
        }

        foreach (var (name, value) in Secrets)
        {
            if (EnvironmentRules.FaultOfForm(name, value) is { } fault)
                yield return fault;
        }
    }
}
