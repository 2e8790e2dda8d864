using System.Text.RegularExpressions;
using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>Checks what a backend says about its shell and its workspace.</summary>
internal static class ShellCheck
{
    private static readonly string[] KnownMounts = ["ssh_keys", "git_config", "gh_config", "npm_config", "pypi_config"];

    public static void Check(ConfigMap backend, Faults faults)
    {
        var hasShell = backend.Read(ShellKeys.Enabled) == true;
        if (backend.Read(ShellKeys.MemoryLimit) is { } text && BackendReader.Bytes(text) is null)
        {
            faults.Error(
                "MG1009", $"'{ShellKeys.MemoryLimit.Name}' must be a number with a unit, for example 512m or 2g.", backend.PositionOf(ShellKeys.MemoryLimit),
                backend.PathOf(ShellKeys.MemoryLimit));
        }

        if (!backend.Has(BackendKeys.WorkingDirectory))
        {
            ReportIf(hasShell, ShellKeys.Enabled, "gives no shell in the Python project without 'cwd'; here the agent gets one, in an empty workspace", "Add 'cwd: workspace'.", backend, faults);
            ReportIf(backend.Has(BackendKeys.ContextPaths), BackendKeys.ContextPaths, "does nothing without 'cwd', which gives the agent its file tools", "Add 'cwd: workspace'.", backend, faults);
        }

        foreach (var key in ShellKeys.All.Where(key => key != ShellKeys.Enabled && backend.Has(key)))
        {
            ReportIf(!hasShell, key, "does nothing while 'enable_mcp_command_line' is not true", "Add 'enable_mcp_command_line: true'.", backend, faults);
        }

        var usesContainer = backend.Read(ShellKeys.ExecutionMode) == "docker";
        var credentials = backend.Under(ShellKeys.Credentials);
        foreach (var key in ShellKeys.OnlyInContainers.Where(_ => hasShell && !usesContainer))
        {
            var section = backend.Has(key) ? backend : credentials?.Has(key) == true ? credentials : null;
            ReportIf(
                section is not null, key, "counts only where commands run in a container", "Add 'command_line_execution_mode: docker'.", section ?? backend, faults);
        }

        ReportIf(
            usesContainer && backend.Read(ShellKeys.HostShell) == true, ShellKeys.HostShell, "counts only in the mode 'local'; commands run in a container", "Remove one of the two.",
            backend, faults);
        CheckPatterns(backend, ShellKeys.AllowedCommands, faults);
        CheckPatterns(backend, ShellKeys.BlockedCommands, faults);
        if (credentials is not null)
        {
            CheckCredentials(credentials, faults);
        }
    }

    private static void CheckPatterns(ConfigMap backend, ConfigKey<IReadOnlyList<YamlScalar>?> key, Faults faults)
    {
        foreach (var pattern in backend.Read(key) ?? [])
        {
            try
            {
                _ = new Regex(pattern.Text, RegexOptions.CultureInvariant);
            }
            catch (ArgumentException invalid)
            {
                faults.Error(
                    "MG1040", $"'{PrintableText.Of(pattern.Text)}' is no regular expression: {invalid.Message}", pattern.Position, backend.PathOf(key),
                    "Put a backslash before a character that is meant as it is.");
            }
        }
    }

    private static void CheckCredentials(ConfigMap credentials, Faults faults)
    {
        foreach (var word in (credentials.Read(CredentialKeys.Mounts) ?? []).Where(word => !KnownMounts.Contains(word.Text)))
        {
            faults.Warn(
                "MG1041", $"There is no file called '{PrintableText.Of(word.Text)}' to hand in; it is passed over.", word.Position, credentials.PathOf(CredentialKeys.Mounts),
                NearestWord.Suggestion(word.Text, KnownMounts) ?? $"There are: {string.Join(", ", KnownMounts)}.");
        }

        foreach (var entry in credentials.Read(CredentialKeys.MoreMounts)?.Entries ?? [])
        {
            if (entry.Value is YamlMap map && new ConfigMap(map, "").Read(MountKeys.Mode) == "rw")
            {
                faults.Warn(
                    "MG1042", "A path of this machine is only handed in for reading: nothing that a command does changes it.", map.Position,
                    $"{credentials.PathOf(CredentialKeys.MoreMounts)}.{entry.Key}", "Write 'mode: ro', or list the path under 'context_paths' with 'permission: write'.");
            }
        }
    }

    private static void ReportIf(bool isSo, ConfigKey key, string why, string advice, ConfigMap backend, Faults faults)
    {
        if (isSo)
        {
            faults.Warn("MG1021", $"'{key.Name}' {why}.", backend.Find(key)!.KeyPosition, backend.PathOf(key), advice);
        }
    }
}
