using System.Globalization;
using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>Where engines that speak the same interface want things said differently.</summary>
/// <param name="Seccomp">Our profile: itself for Docker, the path of a file for Podman.</param>
/// <param name="HasFullTmpfs">
/// Whether a file system in memory can have an owner and a limit on files; Podman refuses both, so there it is open to every user of
/// the sandbox, who is only one.
/// </param>
internal sealed record EngineDialect(string Seccomp, bool HasFullTmpfs)
{
    /// <summary>What Docker understands.</summary>
    public static EngineDialect Docker { get; } = new(SeccompProfile.Json, HasFullTmpfs: true);

    /// <summary>What Podman understands.</summary>
    /// <param name="seccompFile">The file with our profile, on the engine's machine.</param>
    public static EngineDialect Podman(string seccompFile) => new(seccompFile, HasFullTmpfs: false);

    /// <summary>
    /// Limits to state beside the policy's: Podman asks for more processes for each user than a nested machine may give, unless it is
    /// told a number. The sandbox's own limit on processes is another one.
    /// </summary>
    public IReadOnlyList<Ulimit> MoreLimits => HasFullTmpfs ? [] : [new Ulimit("nproc", 32768, 32768)];

    /// <summary>Places to close beside the policy's: in a container with a read-only root Podman keeps some that can be written.</summary>
    public IEnumerable<KeyValuePair<string, string>> Closed => HasFullTmpfs
        ? []
        : [new("/run", Empty), new("/var/tmp", Empty)];

    /// <summary>The options of a file system that has nothing in it and takes nothing.</summary>
    public string Empty => "ro,nosuid,nodev,noexec,size=4k,mode=555" + Plain;

    /// <summary>The options of <c>/tmp</c>.</summary>
    public string Temporary(SandboxPolicy policy) =>
        Invariant($"rw,nosuid,nodev,size={policy.TemporaryBytes}{Entries(policy.TemporaryEntries)},mode=1777{Plain}");

    /// <summary>The options of <c>/workspace</c>.</summary>
    public string Workspace(SandboxPolicy policy) => HasFullTmpfs
        ? Invariant($"rw,nosuid,nodev,exec,size={policy.WorkspaceBytes}{Entries(policy.WorkspaceEntries)},mode=755,uid=10001,gid=10001")
        : Invariant($"rw,nosuid,nodev,exec,size={policy.WorkspaceBytes},mode=1777{Plain}");

    // Podman fills a new file system with what it covers, which is the last thing that one over a hidden folder is for.
    private string Plain => HasFullTmpfs ? "" : ",notmpcopyup";

    private string Entries(int most) => HasFullTmpfs ? Invariant($",nr_inodes={most}") : "";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
