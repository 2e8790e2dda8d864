using System.Globalization;

namespace MassGen.Sandbox.Docker;

/// <summary>Names one process for good: process ids are used again, but not with the same start time on the same boot.</summary>
/// <param name="Boot">The id of the machine's present boot.</param>
/// <param name="Namespace">The process namespace in which the id counts.</param>
/// <param name="Pid">The process id.</param>
/// <param name="Started">When it started, in the kernel's ticks since boot.</param>
internal sealed record ProcessIdentity(string Boot, string Namespace, int Pid, string Started)
{
    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } = new(
        File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim(),
        new FileInfo("/proc/self/ns/pid").LinkTarget ?? "unknown",
        Environment.ProcessId,
        StartOf(Environment.ProcessId) ?? "unknown");

    /// <summary>Whether that process certainly does not exist any more. In doubt it does.</summary>
    public bool IsGone()
    {
        if (Boot != Current.Boot)
            return true;
        return Namespace == Current.Namespace && StartOf(Pid) != Started;
    }

    private static string? StartOf(int pid)
    {
        try
        {
            // The second field is the name in brackets and may hold anything; the start time is the 20th after it.
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
