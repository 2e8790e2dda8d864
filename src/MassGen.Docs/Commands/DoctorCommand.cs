using System.CommandLine;
using MassGen.Cli.Composition;
using MassGen.Configuration;
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

        await TryImageAsync(cancellationToken);
        foreach (var finding in MachineFindings.All(root ?? Directory.GetCurrentDirectory()))
        {
            Say(finding.Has, finding.What, finding.Text);
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

    // What snippets in Python and commands of agents run in, where a container engine is used.
    private static async Task TryImageAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var sandboxes = ShellSandboxes.Open("auto", _ => { }, TimeProvider.System);
            var shell = new CommandLineConfig { UsesContainer = true };
            if (await sandboxes.IdentifyAsync(shell, Directory.GetCurrentDirectory(), cancellationToken) is not { } identity)
            {
                Say(false, "image", "not made yet; the first verification that needs it does it");
                return;
            }

            Say(true, "image", identity);
            await sandboxes.PrepareAsync(shell, Directory.GetCurrentDirectory(), cancellationToken);
            await TryPythonAsync(sandboxes, shell, cancellationToken);
        }
        catch (SandboxException unusable)
        {
            Say(false, "image", unusable.Message.Split('\n')[0]);
        }
    }

    private static async Task TryPythonAsync(ShellSandboxes sandboxes, CommandLineConfig shell, CancellationToken cancellationToken)
    {
        await using var sandbox = await sandboxes.CreateAsync(shell, SandboxGrants.None, cancellationToken);
        var result = await sandbox.RunAsync(new SandboxCommand { Arguments = ["python3", "--version"] }, cancellationToken);
        var works = result.ExitCode == 0;
        Say(works, "python", works ? result.Stdout.Text.Trim() + " in the sandbox" : "not in the sandbox; snippets in Python are skipped");
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
