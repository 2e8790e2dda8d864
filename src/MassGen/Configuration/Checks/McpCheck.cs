using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>Checks the tool servers of a backend. As in the Python project, only the first thing that is wrong is reported.</summary>
internal static class McpCheck
{
    public static void Check(ConfigMap backend, Faults faults)
    {
        var key = BackendKeys.McpServers;
        if (!AbilityCheck.IsOn(backend, key) || backend.ValueOf(key) is not { } value)
        {
            return;
        }

        if (First(backend, value) is { } wrong)
        {
            faults.Error("MG1016", $"MCP configuration error: {wrong.Message}", wrong.Position, backend.PathOf(key), wrong.Advice);
            return;
        }

        foreach (var server in McpReader.Servers(backend))
        {
            var check = new MapCheck(server.Map, McpKeys.Section, faults);
            check.Rest();
            CheckLevel(server.Map, faults);
        }
    }

    private static McpFault? First(ConfigMap backend, YamlValue value)
    {
        if (value is not (YamlMap or YamlList))
        {
            return new McpFault($"'mcp_servers' must be a list or a map; this is {value.Kind}.", value.Position);
        }

        if (McpReader.Values(value).FirstOrDefault(server => server.Value is not YamlMap) is { Value: { } other })
        {
            return new McpFault($"A server must be a map; this is {other.Kind}.", other.Position, "Write 'name', 'type' and 'command' or 'url'.");
        }

        var names = new HashSet<string>();
        var servers = McpReader.Servers(backend).ToList();
        return servers.Select(McpServerRules.First).OfType<McpFault>().FirstOrDefault()
            ?? servers.Where(server => !names.Add(server.Name)).Select(server =>
                new McpFault($"Two servers are called '{server.Name}'.", server.Map.Map.Position, "Give each server a name of its own.")).FirstOrDefault();
    }

    private static void CheckLevel(ConfigMap server, Faults faults)
    {
        if (server.Under(McpKeys.Security) is { } security && security.Read(McpSecurityKeys.Level) is { } level && !McpSecurityKeys.Levels.Contains(level))
        {
            faults.Warn(
                "MG1027", $"'{PrintableText.Of(level)}' is no level of security; 'strict' counts.", security.PositionOf(McpSecurityKeys.Level),
                security.PathOf(McpSecurityKeys.Level), ValueWords.Allowed(McpSecurityKeys.Levels));
        }
    }
}

/// <summary>What is wrong with a server.</summary>
internal sealed record McpFault(string Message, SourcePosition Position, string? Advice = null);
