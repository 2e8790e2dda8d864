using MassGen.Sandbox.Engine;

namespace MassGen.Sandbox.Docker;

/// <summary>The folders of the host that a policy lets a container read.</summary>
internal static class ReadOnlyMounts
{
    // What is mounted inside a folder stays outside: older engines would leave it writable.
    private static readonly BindOptions Options = new("rprivate", NonRecursive: true);

    /// <summary>The mounts, or null when there are none. What else a mount could bring, such as devices, the container's other limits stop.</summary>
    public static IReadOnlyList<Mount>? Of(SandboxPolicy policy) => policy.ReadOnlyFolders.Count == 0
        ? null
        : [.. policy.ReadOnlyFolders.Select(folder => new Mount("bind", folder.HostPath, folder.Path, ReadOnly: true, Options))];

    /// <summary>An empty file system over each folder that commands are not to see.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="empty">The options of a file system that has nothing in it and takes nothing.</param>
    public static Dictionary<string, string> Hidden(SandboxPolicy policy, string empty) => policy.ReadOnlyFolders
        .SelectMany(folder => folder.Hidden.Select(hidden => $"{folder.Path}/{hidden}"))
        .ToDictionary(path => path, _ => empty);
}
