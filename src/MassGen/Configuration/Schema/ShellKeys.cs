using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>Keys of <c>backend</c> for the agent's shell.</summary>
public static class ShellKeys
{
    /// <summary>Whether there is a shell.</summary>
    public static readonly ConfigKey<bool?> Enabled =
        Key.Switch("enable_mcp_command_line", "The agent gets a shell: execute_command and background shells, in its sandbox.") with { Default = "false" };

    /// <summary>Where commands run.</summary>
    public static readonly ConfigKey<string?> ExecutionMode =
        Key.Word("command_line_execution_mode", "Where commands run: `docker` in a container, `local` in a sandbox around this machine's own programs. `--sandbox` chooses for all agents.", "local", "docker") with
        {
            Default = "local",
        };

    /// <summary>Without a sandbox.</summary>
    public static readonly ConfigKey<bool?> HostShell =
        Key.Switch("command_line_host_shell", "In mode `local`, commands run on this machine itself, as you and without any sandbox.") with
        {
            Default = "false",
            Since = BudgetKeys.Ours,
        };

    /// <summary>The only commands.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> AllowedCommands =
        Key.Texts("command_line_allowed_commands", "The only commands allowed, as regular expressions for their beginning; each part of a command line must fit one.");

    /// <summary>Commands refused.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> BlockedCommands =
        Key.Texts("command_line_blocked_commands", "Commands refused, as regular expressions for their beginning, wherever they stand in a command line.");

    /// <summary>The image.</summary>
    public static readonly ConfigKey<string?> Image = Key.Text("command_line_docker_image", "The image commands run in.");

    /// <summary>Memory.</summary>
    public static readonly ConfigKey<string?> MemoryLimit = Key.Text("command_line_docker_memory_limit", "The most memory, for example 512m.");

    /// <summary>Processors.</summary>
    public static readonly ConfigKey<decimal?> CpuLimit = Key.Number("command_line_docker_cpu_limit", "The most processors, for example 1.5.");

    /// <summary>The network.</summary>
    public static readonly ConfigKey<string?> NetworkMode =
        Key.Word("command_line_docker_network_mode", "The network of commands.", "none", "bridge", "host") with { Default = "none" };

    /// <summary>Root.</summary>
    public static readonly ConfigKey<bool?> Sudo =
        Key.Switch("command_line_docker_enable_sudo", "Commands may become root in the container with sudo, which the image must have.") with { Default = "false" };

    /// <summary>Secrets for commands.</summary>
    public static readonly ConfigKey<YamlMap?> Credentials =
        Key.Map("command_line_docker_credentials", "Variables and files of yours for commands.", CredentialKeys.Section);

    /// <summary>Packages for commands.</summary>
    public static readonly ConfigKey<YamlMap?> Packages =
        Key.Map("command_line_docker_packages", "Packages put into an image of their own before the run; commands need no network for them.", PackageKeys.Section);

    /// <summary>Keys that count only where commands run in containers.</summary>
    public static IReadOnlyList<ConfigKey> OnlyInContainers { get; } = [Image, NetworkMode, Sudo, Packages, CredentialKeys.Mounts, CredentialKeys.MoreMounts];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<ConfigKey> All { get; } =
    [
        Enabled, ExecutionMode, HostShell, Image, MemoryLimit, CpuLimit, NetworkMode, Sudo, Credentials, Packages, AllowedCommands, BlockedCommands,
    ];
}

/// <summary>The keys of <c>command_line_docker_credentials</c>.</summary>
public static class CredentialKeys
{
    /// <summary>Well-known files.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> Mounts =
        Key.Texts("mount", "Files of yours that commands get a copy of: ssh_keys, git_config, gh_config, npm_config, pypi_config.") with { Default = "[]" };

    /// <summary>Other places.</summary>
    public static readonly ConfigKey<YamlMap?> MoreMounts =
        Key.Map("additional_mounts", "More paths of yours that commands may read, each with `bind` and `mode`.", MountKeys.Section) with { HasFreeNames = true };

    /// <summary>A file with variables.</summary>
    public static readonly ConfigKey<string?> EnvFile =
        Key.Text("env_file", "A file with NAME=VALUE lines, relative to the current directory; commands get these variables.");

    /// <summary>Names in that file.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> FromFile =
        Key.Texts("env_vars_from_file", "The only names taken from that file.") with { Default = "[]" };

    /// <summary>Names in the environment.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> Variables =
        Key.Texts("env_vars", "Names of your environment variables that commands get; they win over the file's.") with { Default = "[]" };

    /// <summary>The whole environment.</summary>
    public static readonly ConfigKey<bool?> PassAll =
        Key.Switch("pass_all_env", "Commands get your whole environment, but nothing that is called a key, token, secret or password: name those.") with { Default = "false" };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend.command_line_docker_credentials", "The section 'command_line_docker_credentials'",
        [Mounts, MoreMounts, EnvFile, FromFile, Variables, PassAll]);
}

/// <summary>The keys of a path under <c>additional_mounts</c>.</summary>
public static class MountKeys
{
    /// <summary>Where commands see it.</summary>
    public static readonly ConfigKey<string?> Bind = Key.Text("bind", "The path where commands find it.");

    /// <summary>How.</summary>
    public static readonly ConfigKey<string?> Mode = Key.Word("mode", "Only `ro` here: to let an agent write, give it a context path.", "ro", "rw") with { Default = "ro" };

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } = new("agents[].backend.command_line_docker_credentials.additional_mounts[]", "The mount", [Bind, Mode]);
}

/// <summary>The keys of <c>command_line_docker_packages</c>.</summary>
public static class PackageKeys
{
    /// <summary>Packages of pip.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> Python =
        Key.Texts("python", "What pip is to install: specifications, or wheels that are files of yours.") with { Default = "[]" };

    /// <summary>Packages of npm.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> Npm =
        Key.Texts("npm", "What npm is to install for all; the image must have npm.") with { Default = "[]" };

    /// <summary>Packages of the system.</summary>
    public static readonly ConfigKey<IReadOnlyList<YamlScalar>?> System =
        Key.Texts("system", "What apt-get is to install.") with { Default = "[]" };

    private static readonly ConfigSection Lists =
        new("agents[].backend.command_line_docker_packages.preinstall", "The section 'preinstall'", [Python, Npm, System]);

    /// <summary>Packages by package manager.</summary>
    public static readonly ConfigKey<YamlMap?> Preinstall = Key.Map("preinstall", "Packages by package manager.", Lists);

    /// <summary>All of them.</summary>
    public static ConfigSection Section { get; } =
        new("agents[].backend.command_line_docker_packages", "The section 'command_line_docker_packages'", [Preinstall])
        {
            Misplaced = [new("auto_install_deps", "Nothing reads it, in the Python project either.")],
        };
}
