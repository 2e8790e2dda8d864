using MassGen.Yaml;
using static MassGen.Configuration.Schema.KeyEffect;

namespace MassGen.Configuration.Schema;

/// <summary>Keys of <c>backend</c> for the agent's shell.</summary>
public static class ShellKeys
{
    /// <summary>Whether there is a shell.</summary>
    public static readonly ConfigKey<bool?> Enabled =
        Key.Switch("enable_mcp_command_line", "The agent gets a shell: execute_command, in its sandbox.") with { Default = "false" };

    /// <summary>Where commands run.</summary>
    public static readonly ConfigKey<string?> ExecutionMode =
        Key.Word("command_line_execution_mode", "Where commands run in the Python project. Here they always run in a sandbox, whatever it says; `--sandbox` chooses which.", "local", "docker") with
        {
            Default = "local",
        };

    /// <summary>The only commands.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> AllowedCommands =
        Key.Texts("command_line_allowed_commands", "The only commands allowed, as regular expressions for their beginning.") with { Effect = NotYet };

    /// <summary>Commands refused.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> BlockedCommands =
        Key.Texts("command_line_blocked_commands", "Commands refused, as regular expressions for their beginning.") with { Effect = NotYet };

    /// <summary>The image.</summary>
    public static readonly ConfigKey<string?> Image = Key.Text("command_line_docker_image", "The image commands run in.");

    /// <summary>Memory.</summary>
    public static readonly ConfigKey<string?> MemoryLimit = Key.Text("command_line_docker_memory_limit", "The most memory, for example 512m.");

    /// <summary>Processors.</summary>
    public static readonly ConfigKey<decimal?> CpuLimit = Key.Number("command_line_docker_cpu_limit", "The most processors, for example 1.5.");

    /// <summary>The network.</summary>
    public static readonly ConfigKey<string?> NetworkMode =
        Key.Word("command_line_docker_network_mode", "The network of commands.", "none", "bridge", "host") with { Default = "none", Effect = NotYet };

    /// <summary>Root.</summary>
    public static readonly ConfigKey<bool?> Sudo =
        Key.Switch("command_line_docker_enable_sudo", "Commands may become root in the container.") with { Default = "false", Effect = NotYet };

    /// <summary>Secrets for commands.</summary>
    public static readonly ConfigKey<YamlMap?> Credentials =
        Key.Map("command_line_docker_credentials", "Secrets for commands.", CredentialKeys.Section) with { Effect = NotYet };

    /// <summary>Packages for commands.</summary>
    public static readonly ConfigKey<YamlMap?> Packages =
        Key.Map("command_line_docker_packages", "Packages installed before the first command.", PackageKeys.Section) with { Effect = NotYet };

    /// <summary>Keys that count only where commands run in containers.</summary>
    public static IReadOnlyList<ConfigKey> OnlyInContainers { get; } = [NetworkMode, Sudo, Credentials, Packages];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        Enabled, ExecutionMode, Image, MemoryLimit, CpuLimit, NetworkMode, Sudo, Credentials, Packages, AllowedCommands, BlockedCommands,
    ];
}

/// <summary>The keys of <c>command_line_docker_credentials</c>.</summary>
public static class CredentialKeys
{
    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend.command_line_docker_credentials", "The section 'command_line_docker_credentials'",
    [
        Key.Texts("mount", "Files of yours to mount read-only: ssh_keys, git_config, gh_config, npm_config, pypi_config.") with { Default = "[]", Effect = NotYet },
        Key.Map("additional_mounts", "More paths to mount, each with `bind` and `mode`.", Mount) with { HasFreeNames = true, Effect = NotYet },
        Key.Text("env_file", "A file with NAME=VALUE lines.") with { Effect = NotYet },
        Key.Texts("env_vars_from_file", "The only names taken from that file.") with { Default = "[]", Effect = NotYet },
        Key.Texts("env_vars", "Names of environment variables handed in.") with { Default = "[]", Effect = NotYet },
        Key.Switch("pass_all_env", "Hands in the whole environment, secrets included.") with { Default = "false", Effect = NotYet },
    ]);

    private static ConfigSection Mount => new("agents[].backend.command_line_docker_credentials.additional_mounts[]", "The mount",
    [
        Key.Text("bind", "The path in the container.") with { Effect = NotYet },
        Key.Word("mode", "Read-only or not.", "ro", "rw") with { Default = "ro", Effect = NotYet },
    ]);
}

/// <summary>The keys of <c>command_line_docker_packages</c>.</summary>
public static class PackageKeys
{
    private static readonly ConfigSection Lists = new("agents[].backend.command_line_docker_packages.preinstall", "The section 'preinstall'",
    [
        Key.Texts("python", "Python packages.") with { Default = "[]", Effect = NotYet },
        Key.Texts("npm", "Node packages.") with { Default = "[]", Effect = NotYet },
        Key.Texts("system", "System packages; only with sudo.") with { Default = "[]", Effect = NotYet },
    ]);

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend.command_line_docker_packages", "The section 'command_line_docker_packages'",
        [Key.Map("preinstall", "Packages by package manager.", Lists) with { Effect = NotYet }])
    {
        Misplaced = [new("auto_install_deps", "Nothing reads it, in the Python project either.")],
    };
}
