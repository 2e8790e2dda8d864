namespace MassGen.Sandbox;

/// <summary>
/// No sandbox at all: commands run on this machine as the user who started the program. Never chosen by itself; a configuration must ask
/// for it in so many words.
/// </summary>
/// <param name="time">The clock.</param>
public sealed class HostShellProvider(TimeProvider time) : ISandboxProvider
{
    /// <summary>The provider's word in results.</summary>
    public const string Word = "host";

    /// <summary>What is refused here whatever the configuration allows: a slip of a model must not cost the machine.</summary>
    public static IReadOnlyList<string> Refused { get; } =
    [
        @"rm (-\S+ )*(/|/\*|~|\$HOME)( |$)", "(sudo|su|doas|dd|shutdown|reboot|halt|poweroff|mkfs\\S*)( |$)", @"mv .* /dev/null( |$)",
    ];

    /// <inheritdoc/>
    public string Name => Word;

    /// <inheritdoc/>
    public SandboxCapabilities Capabilities { get; } = new()
    {
        Memory = Enforcement.None,
        Pids = Enforcement.None,
        Cpu = Enforcement.None,
        Disk = Enforcement.None,
        Network = Enforcement.None,
        SystemCalls = Enforcement.None,
    };

    /// <summary>Opens a shell in a folder.</summary>
    /// <param name="workspace">The folder; null for a new one, which is removed at the end.</param>
    /// <param name="environment">Variables beside the few that every command gets; the program's own are not passed on.</param>
    public ISandbox Open(string? workspace, IReadOnlyList<KeyValuePair<string, string>> environment) => workspace is null
        ? new HostSandbox(Directory.CreateTempSubdirectory("massgen-shell-").FullName, isOwn: true, environment, time)
        : new HostSandbox(workspace, isOwn: false, environment, time);

    /// <inheritdoc/>
    public Task<ISandbox> CreateAsync(SandboxPolicy policy, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Task.FromResult(Open(null, [.. policy.Environment, .. policy.Secrets]));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
