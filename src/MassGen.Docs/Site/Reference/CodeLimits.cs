using System.Globalization;
using System.Text;
using MassGen.Sandbox;

namespace MassGen.Docs.Site.Reference;

/// <summary>The limits of commands and sandboxes, read from the values that hold.</summary>
internal static class CodeLimits
{
    /// <summary>Writes the table.</summary>
    public static void Append(StringBuilder page)
    {
        page.Append("""

            ## Limits

            What no key changes, code can: `SandboxPolicy` in C#. What each provider cannot enforce is in
            [its table](../guides/code-execution-security.md#the-providers-differ).

            | what | how much | what happens then |
            |---|---|---|

            """);
        foreach (var (what, much, then) in Rows(SandboxPolicy.Default, OutputCap.Default))
        {
            page.Append("| ").Append(what).Append(" | ").Append(much).Append(" | ").Append(then).Append(" |\n");
        }
    }

    private static IEnumerable<(string What, string Much, string Then)> Rows(SandboxPolicy policy, OutputCap output) =>
    [
        ("time of a command", $"{ExecuteCommandRequest.DefaultSeconds} s; at most {ExecuteCommandRequest.MostSeconds} s", "`timed-out`: it and everything it started is ended"),
        ("output that is kept, of each stream", $"the first {Size(output.HeadBytes)} and the last {Size(output.TailBytes)}", "what is between them is left out, and the gap says how much"),
        ("output of a command, of each stream", Size(output.KillBytes), "`output-limit`: it is ended, and the sandbox replaced"),
        ("memory, with files in memory", Size(policy.MemoryBytes) + "; `command_line_docker_memory_limit`", "`out-of-memory`, or a note where only a part of the command was ended"),
        ("processors", Number(policy.Processors) + "; `command_line_docker_cpu_limit`", "it is slower"),
        ("processes and threads", Number(policy.MaxProcesses), "no more can be started"),
        ("size of `/workspace`, and of a file", Size(policy.WorkspaceBytes), "no room; a note says that it is full"),
        ("files and folders in `/workspace`", Number(policy.WorkspaceEntries), "no room; where only a watcher counts, `disk-limit`"),
        ("size of `/tmp`", Size(policy.TemporaryBytes), "no room"),
        ("files and folders in `/tmp`", Number(policy.TemporaryEntries), "no room"),
        ("size of `/dev/shm`", Size(policy.SharedMemoryBytes), "no room"),
        ("background shells that run", Number(BackgroundShells.Most) + " for each agent", "the next is refused until one has ended"),
        ("life of a sandbox", $"{Number((decimal)policy.Lifetime.TotalHours)} hours", "it ends; the next command gets a new one"),
    ];

    private static string Size(long bytes) => bytes >= 1024 * 1024 ? $"{bytes / (1024 * 1024)} MiB" : $"{bytes / 1024} KiB";

    private static string Number(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);
}
