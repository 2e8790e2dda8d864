using MassGen.Configuration;
using MassGen.Sandbox;

namespace MassGen.Cli.Composition;

/// <summary>What a configuration makes of an agent's shell.</summary>
public static class ShellPolicy
{
    /// <summary>The policy of its sandbox: the safe defaults with what the configuration says.</summary>
    /// <param name="shell">The agent's shell.</param>
    /// <param name="image">The image, for providers that use one.</param>
    /// <param name="grants">What its commands get of the host.</param>
    public static SandboxPolicy Of(CommandLineConfig shell, string image, SandboxGrants grants)
    {
        ArgumentNullException.ThrowIfNull(shell);
        ArgumentNullException.ThrowIfNull(grants);
        var policy = SandboxPolicy.Default;
        return policy with
        {
            Image = image,
            MemoryBytes = shell.MemoryBytes ?? policy.MemoryBytes,
            Processors = shell.Processors ?? policy.Processors,
            Network = NetworkOf(shell),
            MayBecomeRoot = shell.MayBecomeRoot,
            ReadOnlyFolders = grants.Folders,
            Environment = grants.Environment,
            Secrets = grants.Secrets,
        };
    }

    /// <summary>What the agent is told about the place.</summary>
    public static ShellPlace PlaceOf(CommandLineConfig shell)
    {
        ArgumentNullException.ThrowIfNull(shell);
        return new ShellPlace { HasNetwork = NetworkOf(shell) != SandboxNetwork.None, MayBecomeRoot = shell.MayBecomeRoot };
    }

    private static SandboxNetwork NetworkOf(CommandLineConfig shell) => shell.NetworkMode switch
    {
        "bridge" => SandboxNetwork.Bridge,
        "host" => SandboxNetwork.Host,
        _ => SandboxNetwork.None,
    };
}
