using MassGen.Configuration;
using ModelContextProtocol.Protocol;

namespace MassGen.Mcp;

/// <summary>The tools of a server that a model gets, and why it does not get others that the filters let through.</summary>
/// <param name="Tools">Those offered.</param>
/// <param name="Faults">One sentence for each that cannot be offered.</param>
internal sealed record OfferedTools(IReadOnlyList<Tool> Tools, IReadOnlyList<string> Faults)
{
    public static OfferedTools Of(McpServerConfig server, IReadOnlyList<Tool> tools)
    {
        var offered = new List<Tool>();
        var faults = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tool in tools.Where(tool => IsWanted(server, tool.Name)))
        {
            var fault = ToolNames.Fault(server.Name, tool.Name)
                ?? (names.Add(ToolNames.Prefixed(server.Name, tool.Name)) ? null : "another tool has the same name");
            if (fault is null)
                offered.Add(tool);
            else
                faults.Add($"The tool '{Shown(tool.Name)}' of the MCP server '{server.Name}' is not offered: {fault}.");
        }

        return new(offered, faults);
    }

    private static bool IsWanted(McpServerConfig server, string tool) =>
        (server.AllowedTools is not { } allowed || allowed.Any(word => ToolNames.Matches(word, server.Name, tool)))
        && !server.ExcludedTools.Any(word => ToolNames.Matches(word, server.Name, tool));

    private static string Shown(string name) =>
        new([.. name.Take(80).Select(letter => char.IsControl(letter) ? ' ' : letter)]);
}
