using System.Globalization;

namespace MassGen.Docs.Commands;

/// <summary>Whether a machine has something, and what to do where it has not.</summary>
/// <param name="Has">Whether it has it.</param>
/// <param name="What">The thing.</param>
/// <param name="Text">What there is, or what is missing and what to do.</param>
internal sealed record MachineFinding(bool Has, string What, string Text);

/// <summary>What verification and the site need of a machine, besides sandboxes.</summary>
internal static class MachineFindings
{
    // The image, the packages and the builds of a clone, with room to work.
    private const long LeastFreeBytes = 3L << 30;

    // Editors and the site share what the system allows; below this others have been seen to take all of it.
    private const int LeastWatches = 8192;
    private const string WatchLimit = "/proc/sys/fs/inotify/max_user_watches";

    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Looks at the machine; runs nothing.</summary>
    /// <param name="root">The folder whose disk counts.</param>
    public static IEnumerable<MachineFinding> All(string root)
    {
        var path = Environment.GetEnvironmentVariable("PATH") ?? "";
        yield return Program("git", ["git"], path, "install git: --since, dates of pages and edit links need it");
        yield return Program("chromium", Browsers, path, "optional: install chromium to run the browser tests");
        yield return Disk(new DriveInfo(root).AvailableFreeSpace);
        yield return Watches(File.Exists(WatchLimit) ? File.ReadAllText(WatchLimit) : "");
    }

    /// <summary>Whether one of several programs is on the path.</summary>
    public static MachineFinding Program(string what, IReadOnlyList<string> names, string path, string advice)
    {
        var found = names.SelectMany(name => path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        return new MachineFinding(found is not null, what, found ?? advice);
    }

    /// <summary>Whether there is room.</summary>
    public static MachineFinding Disk(long freeBytes)
    {
        var free = string.Create(CultureInfo.InvariantCulture, $"{freeBytes / (double)(1 << 30):0.0} GiB free");
        return new MachineFinding(
            freeBytes >= LeastFreeBytes, "disk", freeBytes >= LeastFreeBytes ? free : $"{free}; make room: builds, packages and the image of sandboxes take {LeastFreeBytes >> 30} GiB");
    }

    /// <summary>Whether the system lets folders be watched, which <c>serve</c> needs.</summary>
    /// <param name="limit">What the system says, or nothing.</param>
    public static MachineFinding Watches(string limit) => int.TryParse(limit, NumberStyles.Integer, CultureInfo.InvariantCulture, out var watches)
        ? new MachineFinding(watches >= LeastWatches, "file watches", watches >= LeastWatches
            ? limit.Trim()
            : $"only {watches}; raise fs.inotify.max_user_watches with sysctl, or serve may miss a save")
        : new MachineFinding(false, "file watches", "the system does not say how many it allows; serve may miss a save");
}
