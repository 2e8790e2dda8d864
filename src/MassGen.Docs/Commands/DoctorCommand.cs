using System.CommandLine;
using MassGen.Sandbox;

namespace MassGen.Docs.Commands;

/// <summary><c>doctor</c>: says what this machine has and lacks.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Says what this machine has and lacks.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var root = RepositoryRoot.Find(Directory.GetCurrentDirectory());
        Say(root is not null, "repository", root ?? "not in a clone of the repository");
        Say(true, ".NET", Environment.Version.ToString());
        Say(true, "library", Verify.LibraryBuild.Name);
        var usable = 0;
        foreach (var choice in new[] { SandboxChoice.Docker, SandboxChoice.Podman, SandboxChoice.Namespaces })
        {
            usable += await TrySandboxAsync(choice, cancellationToken) ? 1 : 0;
        }

        var hasKey = !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("XAI_API_KEY"));
        Say(hasKey, "XAI_API_KEY", hasKey ? "set" : "not set; only needed for --mode live and record");
        return usable > 0 ? ExitCodes.Success : ExitCodes.EngineMissing;
    }

    private static async Task<bool> TrySandboxAsync(SandboxChoice choice, CancellationToken cancellationToken)
    {
        var name = choice.ToString().ToLowerInvariant();
        var selection = await SandboxSelection.SelectAsync(choice, TimeProvider.System, cancellationToken);
        if (selection.Provider is not { } provider)
        {
            Say(false, name, string.Join(' ', selection.Rejected));
            return false;
        }

        await using (provider)
        {
            var weak = Weaknesses(provider.Capabilities).ToList();
            Say(true, name, weak.Count == 0 ? "usable; every limit is enforced" : $"usable; not fully enforced: {string.Join(", ", weak)}");
        }

        return true;
    }

    private static IEnumerable<string> Weaknesses(SandboxCapabilities capabilities)
    {
        (string Name, Enforcement Held)[] limits =
        [
            ("memory", capabilities.Memory), ("processes", capabilities.Pids), ("processor share", capabilities.Cpu),
            ("disk", capabilities.Disk), ("network", capabilities.Network), ("system calls", capabilities.SystemCalls),
        ];
        return limits.Where(limit => limit.Held != Enforcement.Enforced)
            .Select(limit => limit.Name + (limit.Held == Enforcement.PerProcess ? " (for each process only)" : ""));
    }

    private static void Say(bool good, string what, string text) => Console.WriteLine($"{(good ? "yes" : "no "),-4}{what,-12} {text}");
}
