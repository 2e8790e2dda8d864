using MassGen.Models;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>Calls of tools that a service runs itself, as usage reports them.</summary>
internal static class ServiceTools
{
    // The names are those of xAI's Responses API (server_side_tool_usage_details).
    private static readonly Dictionary<string, (string Tool, string Unit)> Known = new()
    {
        ["web_search_calls"] = ("web_search", "calls"),
        ["x_search_calls"] = ("x_search", "calls"),
        ["x_posts_fetched"] = ("x_search", "posts"),
        ["x_users_fetched"] = ("x_search", "profiles"),
        ["code_interpreter_calls"] = ("code_execution", "calls"),
        ["file_search_calls"] = ("collections_search", "calls"),
        ["document_search_calls"] = ("attachment_search", "calls"),
    };

    /// <summary>The counts by the provider's names, or null where it ran none.</summary>
    public static IReadOnlyDictionary<string, long>? In(UsageDetails usage)
    {
        var counts = (usage.AdditionalCounts ?? [])
            .Where(one => one.Value > 0 && one.Key.StartsWith(ServerToolCallContent.CountPrefix, StringComparison.Ordinal))
            .ToDictionary(one => one.Key[ServerToolCallContent.CountPrefix.Length..], one => one.Value);
        return counts.Count == 0 ? null : counts;
    }

    /// <summary>The counts by tool and unit, of those tools that have a price.</summary>
    public static IReadOnlyList<ToolUse> Of(UsageDetails usage) =>
        [.. (In(usage) ?? new Dictionary<string, long>()).Where(one => Known.ContainsKey(one.Key)).Select(one => new ToolUse(Known[one.Key].Tool, Known[one.Key].Unit, one.Value))];
}
