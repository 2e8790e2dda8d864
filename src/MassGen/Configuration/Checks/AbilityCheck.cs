using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>Checks that a provider offers what a configuration switches on.</summary>
internal static class AbilityCheck
{
    private const string ThreeSwitches =
        "Three switches sound alike. 'enable_code_interpreter' is the sandbox on OpenAI's servers (types openai and azure_openai). "
        + "'enable_code_execution' is the sandbox on the servers of Claude and Gemini. 'enable_mcp_command_line' gives the agent a shell in its own "
        + "workspace here, with any backend.";

    private static readonly (ConfigKey Key, BackendAbilities Ability, string Word)[] Switches =
    [
        (ProviderToolKeys.WebSearch, BackendAbilities.WebSearch, "web_search"),
        (ProviderToolKeys.CodeExecution, BackendAbilities.CodeExecution, "code_execution"),
        (ProviderToolKeys.CodeInterpreter, BackendAbilities.CodeExecution, "code_execution (enable_code_interpreter)"),
        (BackendKeys.McpServers, BackendAbilities.Mcp, "MCP"),
    ];

    /// <summary>Whether this check speaks about a key.</summary>
    public static bool Judges(ConfigKey key) => Switches.Any(one => one.Key == key);

    public static void Check(ConfigMap backend, BackendType type, Faults faults)
    {
        foreach (var (key, ability, word) in Switches)
        {
            if (!IsOn(backend, key))
            {
                continue;
            }

            var isCode = ability == BackendAbilities.CodeExecution;
            if (!type.Abilities.HasFlag(ability))
            {
                faults.Error(
                    "MG1013", $"'{type.Name}' does not support {word}.", backend.PositionOf(key), backend.Path,
                    isCode ? AdviceOnCode(type) : $"Backends that do: {string.Join(", ", BackendType.With(ability))}.");
            }
            else if (isCode && !key.Backends.Contains(type.Name))
            {
                faults.Warn(
                    "MG1025", $"'{key.Name}' is the switch of other backends; '{type.Name}' does nothing with it.", backend.Find(key)!.KeyPosition,
                    backend.PathOf(key), AdviceOnCode(type));
            }
        }
    }

    private static string AdviceOnCode(BackendType type)
    {
        var right = new[] { ProviderToolKeys.CodeInterpreter, ProviderToolKeys.CodeExecution }.FirstOrDefault(key => key.Backends.Contains(type.Name));
        return right is null
            ? $"{ThreeSwitches} For '{type.Name}', use 'enable_mcp_command_line: true' with 'cwd'."
            : $"{ThreeSwitches} For '{type.Name}', use '{right.Name}: true', or 'enable_mcp_command_line: true' with 'cwd' for a shell.";
    }

    // What counts as on is what Python counts as true: also text, numbers, and lists and maps that hold something.
    internal static bool IsOn(ConfigMap backend, ConfigKey key) => backend.ValueOf(key) switch
    {
        null => false,
        YamlScalar { Boolean: { } on } => on,
        YamlScalar { Number: { } number } => number != 0,
        YamlScalar scalar => scalar.Text.Length > 0,
        YamlList list => list.Items.Count > 0,
        YamlMap map => map.Entries.Count > 0,
        _ => false,
    };
}
