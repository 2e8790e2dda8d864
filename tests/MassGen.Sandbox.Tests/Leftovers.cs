using System.Diagnostics;
using Xunit;

namespace MassGen.Sandbox.Tests;

/// <summary>Looks for what a test left on this machine.</summary>
internal static class Leftovers
{
    private const string Docker = "unix:///var/run/docker.sock";
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Where Podman listens, when the variable says so; it is not looked for otherwise.</summary>
    public static string? Podman => Environment.GetEnvironmentVariable("MASSGEN_TESTS_PODMAN");

    /// <summary>The containers and namespace holders of the given process that still exist.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(int owner)
    {
        var found = new List<string>();
        foreach (var engine in new[] { Docker, Podman }.Where(engine => File.Exists(engine?[7..])))
        {
            string[] line = ["-H", engine!, "ps", "-aq", "--filter", $"label=massgen.pid={owner}"];
            using var docker = Process.Start(new ProcessStartInfo("docker", line) { RedirectStandardOutput = true })!;
            var output = await docker.StandardOutput.ReadToEndAsync();
            found.AddRange(output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(id => "container " + id));
        }

        found.AddRange(Holders(owner).Select(id => $"holder {id}"));
        return found;
    }

    /// <summary>The namespace holders that the given process started.</summary>
    public static IReadOnlyList<int> Holders(int owner) =>
    [
        .. Processes()
            .Where(process => process.Parent == owner && process.Line.StartsWith("unshare\0--user", StringComparison.Ordinal))
            .Select(process => process.Id),
    ];

    /// <summary>What the given process started and that runs commands in a holder's namespaces, or is on its way there.</summary>
    public static IReadOnlyList<int> Commands(int owner) =>
    [
        .. Processes()
            .Where(process => process.Parent == owner && process.Line.Split('\0')[0] is ("setpriv" or "nsenter"))
            .Select(process => process.Id),
    ];

    /// <summary>Processes anywhere on this machine that sleep for exactly this long.</summary>
    public static IReadOnlyList<int> Sleepers(string seconds) =>
        [.. Processes().Where(process => process.Line == $"sleep\0{seconds}\0").Select(process => process.Id)];

    /// <summary>Waits until no process sleeps for exactly this long, but not for ever.</summary>
    public static async Task AssertNoSleeperAsync(string seconds)
    {
        var watch = Stopwatch.StartNew();
        while (Sleepers(seconds).Count > 0 && watch.Elapsed < Longest)
            await Task.Delay(Pause, TimeProvider.System);
        Assert.Empty(Sleepers(seconds));
    }

    /// <summary>Waits until a command has really begun: an engine that is disturbed while it starts one may hang itself.</summary>
    public static async Task WaitForSleeperAsync(string seconds)
    {
        while (Sleepers(seconds).Count == 0)
            await Task.Yield();
    }

    /// <summary>Waits until nothing is left, but not for ever.</summary>
    public static async Task AssertNoneAsync(int? owner = null)
    {
        var watch = Stopwatch.StartNew();
        IReadOnlyList<string> found;
        while ((found = [.. await FindAsync(owner ?? Environment.ProcessId), .. Commands(owner ?? Environment.ProcessId).Select(id => $"command {id}")]).Count > 0 && watch.Elapsed < Longest)
            await Task.Delay(Pause, TimeProvider.System);
        Assert.Empty(found);
    }

    private static IEnumerable<(int Id, int Parent, string Line)> Processes()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(path[6])))
        {
            var read = default((int, int, string)?);
            try
            {
                var stat = File.ReadAllText(folder + "/stat");
                var parent = int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
                read = (int.Parse(folder[6..], System.Globalization.CultureInfo.InvariantCulture), parent, File.ReadAllText(folder + "/cmdline"));
            }
            catch (IOException)
            {
                // It ended while we looked.
            }

            if (read is { } process)
                yield return process;
        }
    }
}
