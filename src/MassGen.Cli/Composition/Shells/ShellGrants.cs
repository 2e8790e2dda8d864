using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>Finds out what an agent's commands get of the host by the configuration.</summary>
internal static class ShellGrants
{
    /// <summary>Collects it.</summary>
    /// <param name="shell">The agent's shell.</param>
    /// <param name="baseDirectory">The folder that relative paths begin at.</param>
    /// <param name="environment">The host's variables.</param>
    /// <param name="tell">Told what is missing.</param>
    public static SandboxGrants Of(CommandLineConfig shell, string baseDirectory, HostEnvironment environment, Action<Diagnostic> tell)
    {
        var files = ShellFiles.Copies(shell.Credentials, HomePath.Folder, tell);
        var (secrets, plain) = ShellVariables.Of(shell.Credentials, baseDirectory, environment, tell);
        return new SandboxGrants
        {
            Folders = ShellFiles.Folders(shell.Credentials, baseDirectory, tell),
            HomeFiles = files,
            Secrets = secrets,
            Environment = files.Count == 0 ? plain : new Dictionary<string, string>(plain) { ["HOME"] = CredentialFiles.Home },
        };
    }

    /// <summary>What keeps a configuration's shells from getting what they name, each with its place.</summary>
    public static IEnumerable<Diagnostic> Faults(MassGenConfig config, string baseDirectory)
    {
        var faults = new List<Diagnostic>();
        foreach (var shell in config.Agents.Select(agent => agent.Backend.CommandLine).OfType<CommandLineConfig>())
        {
            ShellVariables.Of(shell.Credentials with { PassesAll = false }, baseDirectory, HostEnvironment.Process, faults.Add);
        }

        return faults.Where(fault => fault.Severity == Severity.Error);
    }
}
