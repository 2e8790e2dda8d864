namespace MassGen.Agents;

/// <summary>
/// Which tools of a server are offered. A filter names a tool as the server does, or with the server before it:
/// <c>mcp__SERVER__TOOL</c>.
/// </summary>
public static class ToolFilter
{
    /// <summary>Whether a tool is offered: it is among the allowed ones, if there is such a list, and not among the excluded ones.</summary>
    /// <param name="server">The server's name, for example <c>filesystem</c>.</param>
    /// <param name="tool">The tool's name as the server has it.</param>
    /// <param name="allowed">The only tools offered; null allows all.</param>
    /// <param name="excluded">Tools not offered.</param>
    public static bool IsOffered(string server, string tool, IReadOnlyList<string>? allowed, IReadOnlyList<string> excluded)
    {
        ArgumentNullException.ThrowIfNull(excluded);
        return allowed?.Any(Names) != false && !excluded.Any(Names);

        bool Names(string filter) => filter == tool || filter == PrefixedName(server, tool);
    }

    /// <summary>A tool's name with its server's: <c>mcp__SERVER__TOOL</c>.</summary>
    public static string PrefixedName(string server, string tool) => $"mcp__{server}__{tool}";
}
