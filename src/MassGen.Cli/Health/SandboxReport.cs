using System.Globalization;
using MassGen.Sandbox;

namespace MassGen.Cli.Health;

/// <summary>What the sandboxes of this machine really hold, line by line, for people.</summary>
public static class SandboxReport
{
    private static readonly SandboxChoice[] All = [SandboxChoice.Docker, SandboxChoice.Podman, SandboxChoice.Bubblewrap, SandboxChoice.Namespaces];

    /// <summary>Tries each provider: whether it is there, and each line of the list of what makes a sandbox hard.</summary>
    /// <param name="say">Takes lines as they come.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>How many providers can be used.</returns>
    public static async Task<int> WriteAsync(Action<string> say, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(say);
        var usable = 0;
        foreach (var choice in All)
        {
            var name = choice.ToString().ToLowerInvariant();
            var selection = await SandboxSelection.SelectAsync(choice, time, cancellationToken);
            if (selection.Provider is not { } provider)
            {
                say($"no  {name,-12} {string.Join(' ', selection.Rejected)}");
                continue;
            }

            usable++;
            await using (provider)
            {
                say($"yes {name,-12} {Summary(provider.Capabilities)}");
                await LinesAsync(provider, say, cancellationToken);
            }
        }

        return usable;
    }

    private static async Task LinesAsync(ISandboxProvider provider, Action<string> say, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var line in await HardeningCheck.RunAsync(provider, SandboxPolicy.Default, cancellationToken))
            {
                say(string.Create(CultureInfo.InvariantCulture, $"    {(line.Holds ? "yes" : "no "),-3} {line.Number,2} {line.What} ({line.Seen})"));
            }
        }
        catch (SandboxException failure)
        {
            say($"    no  its hardening cannot be looked at: {failure.Message}");
        }
    }

    private static string Summary(SandboxCapabilities capabilities)
    {
        (string Name, Enforcement Held)[] limits =
        [
            ("memory", capabilities.Memory), ("processes", capabilities.Pids), ("processor share", capabilities.Cpu),
            ("disk", capabilities.Disk), ("network", capabilities.Network), ("system calls", capabilities.SystemCalls),
        ];
        var weak = limits.Where(limit => limit.Held != Enforcement.Enforced)
            .Select(limit => limit.Name + (limit.Held == Enforcement.PerProcess ? " (for each process only)" : "")).ToList();
        return weak.Count == 0 ? "usable; every limit is enforced" : $"usable; not fully enforced: {string.Join(", ", weak)}";
    }
}
