using Xunit;

namespace MassGen.Sandbox.Tests;

/// <summary>What an attack must leave as it is. Containers and processes are looked for by <see cref="Leftovers"/>.</summary>
/// <param name="Mounts">This machine's mounts, without those of container engines, which others use at the same time.</param>
/// <param name="Entries">What is in the folders that an escape would write to.</param>
/// <param name="Settings">Files and settings of the kernel that an escape would change.</param>
internal sealed record HostState(IReadOnlyList<string> Mounts, IReadOnlyList<string> Entries, IReadOnlyList<string> Settings)
{
    private static readonly string[] Engines = ["docker", "containers", "containerd", "podman", "netns"];

    public static HostState Empty { get; } = new([], [], []);

    public static HostState Now() => new(
        [.. File.ReadLines("/proc/self/mountinfo").Where(line => !Engines.Any(line.Contains)).Select(line => line.Split(' ')[4]).Order(StringComparer.Ordinal)],
        [.. new[] { "/", "/dev", "/home", "/var/tmp", "/usr/bin" }.SelectMany(Directory.EnumerateFileSystemEntries).Order(StringComparer.Ordinal)],
        [.. new[] { "/etc/passwd", "/proc/sys/kernel/core_pattern", "/proc/sys/user/max_user_namespaces" }.Select(File.ReadAllText)]);

    public void AssertUnchanged()
    {
        var now = Now();
        Assert.Equal(Mounts, now.Mounts);
        Assert.Equal(Entries, now.Entries);
        Assert.Equal(Settings, now.Settings);
    }
}
