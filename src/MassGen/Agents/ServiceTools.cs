using MassGen.Models;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>Calls of tools that a service runs itself, as usage reports them.</summary>
internal static class ServiceTools
{
    // The names are those of xAI's Responses API (server_side_tool_usage_details). Remote MCP servers cost only the tokens they bring.
    private static readonly Dictionary<string, ToolUse?> Known = new()
    {
        ["web_search_calls"] = new("web_search", "calls", 0),
        ["x_search_calls"] = new("x_search", "calls", 0),
        ["x_posts_fetched"] = new("x_search", "posts", 0),
        ["x_users_fetched"] = new("x_search", "profiles", 0),
        ["code_interpreter_calls"] = new("code_execution", "calls", 0),
        ["file_search_calls"] = new("collections_search", "calls", 0),
        ["document_search_calls"] = new("attachment_search", "calls", 0),
        ["mcp_calls"] = null,
    };

    /// <summary>The counts by the provider's names, or null where it ran none.</summary>
    public static IReadOnlyDictionary<string, long>? In(UsageDetails usage)
    {
        var counts = (usage.AdditionalCounts ?? []).Where(one => one.Key.StartsWith(ServerToolCallContent.CountPrefix, StringComparison.Ordinal) && one.Value > 0)
            .ToDictionary(one => one.Key[ServerToolCallContent.CountPrefix.Length..], one => one.Value);
        return counts.Count == 0 ? null : counts;
    }

    /// <summary>What of them is billed, by tool and unit. A name that is not known is a tool of its own, for which there is no price.</summary>
    public static IReadOnlyList<ToolUse> Of(UsageDetails usage) =>
    [
        .. (In(usage) ?? new Dictionary<string, long>())
            .Select(one => Known.TryGetValue(one.Key, out var known) ? known is null ? null : known with { Count = one.Value } : new ToolUse(one.Key, "calls", one.Value))
            .OfType<ToolUse>(),
    ];
}
