using System.CommandLine;
using MassGen.Cli.Composition;
using MassGen.Cli.Health;
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
        var usable = await SandboxReport.WriteAsync(Console.WriteLine, TimeProvider.System, cancellationToken);
        await TryImageAsync(cancellationToken);
        foreach (var finding in MachineFindings.All(root ?? Directory.GetCurrentDirectory()))
        {
            Say(finding.Has, finding.What, finding.Text);
        }

        var hasKey = !string.IsNullOrWhiteSpace(Environment.GetEnvironmentVariable("XAI_API_KEY"));
        Say(hasKey, "XAI_API_KEY", hasKey ? "set" : "not set; only needed for --mode live and record");
        return usable > 0 ? ExitCodes.Success : ExitCodes.EngineMissing;
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

    private static void Say(bool good, string what, string text) => Console.WriteLine($"{(good ? "yes" : "no "),-4}{what,-12} {text}");
}
