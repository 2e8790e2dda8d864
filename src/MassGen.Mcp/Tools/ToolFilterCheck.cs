using MassGen.Diagnostics;

namespace MassGen.Mcp;

/// <summary>
/// Finds words in tool filters that mean no tool. A word may stand in the lists of several servers, because a backend's list counts for
/// all of them; then one server with such a tool is enough, and one that could not be had leaves it open.
/// </summary>
internal static class ToolFilterCheck
{
    public static void Tell(IReadOnlyList<ServerConnection> connections)
    {
        foreach (var word in connections.SelectMany(Words).Distinct())
        {
            var asked = connections.Where(connection => Words(connection).Contains(word)).ToList();
            var named = ToolNames.ServerOf(word, connections.Select(connection => connection.Config.Name));
            var meant = asked.Any(connection => connection.Config.Name == named)
                ? [.. asked.Where(connection => connection.Config.Name == named)]
                : asked;
            if (meant.All(connection => connection.WasConnected) && !meant.Any(connection => Has(connection, word)))
                asked[0].TellOnce(McpCodes.FilterFitsNothing, Message(word, meant));
        }
    }

    private static IEnumerable<string> Words(ServerConnection connection) =>
        (connection.Config.AllowedTools ?? []).Concat(connection.Config.ExcludedTools);

    private static bool Has(ServerConnection connection, string word) =>
        connection.Tools.Any(tool => ToolNames.Matches(word, connection.Config.Name, tool.Name));

    private static string Message(string word, List<ServerConnection> meant)
    {
        var servers = string.Join(", ", meant.Select(connection => $"'{connection.Config.Name}' ({connection.Config.Position})"));
        var known = meant.SelectMany(connection => connection.Tools.SelectMany(
            tool => new[] { tool.Name, ToolNames.Prefixed(connection.Config.Name, tool.Name) }));
        return $"The tool filter '{word}' fits no tool of the MCP server {servers}. {NearestWord.Suggestion(word, known)
            ?? "Its tools: " + string.Join(", ", meant.SelectMany(connection => connection.Tools).Select(tool => tool.Name).Take(10)) + "."}";
    }
}
