using MassGen.Models;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>Calls of tools that a service runs itself, as usage reports them.</summary>
internal static class ServiceTools
{
    // The names are those of xAI's Responses API (server_side_tool_usage_details).
    private static readonly (string Count, string Tool, string Unit)[] Known =
    [
        ("web_search_calls", "web_search", "calls"),
        ("x_search_calls", "x_search", "calls"),
        ("x_posts_fetched", "x_search", "posts"),
        ("x_users_fetched", "x_search", "profiles"),
        ("code_interpreter_calls", "code_execution", "calls"),
        ("file_search_calls", "collections_search", "calls"),
        ("document_search_calls", "attachment_search", "calls"),
    ];

    public static IReadOnlyList<ToolUse> Of(UsageDetails usage) =>
    [
        .. Known.Select(known => new ToolUse(known.Tool, known.Unit, usage.AdditionalCounts?.GetValueOrDefault(known.Count) ?? 0))
            .Where(use => use.Count > 0),
    ];
}
