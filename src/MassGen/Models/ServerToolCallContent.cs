using System.Text.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Models;

/// <summary>A tool that the provider ran on its own servers while it answered. Nobody here has to do anything for it.</summary>
/// <param name="callId">The provider's id of the call; may be empty.</param>
/// <param name="tool">The tool's name, for example <c>web_search</c>.</param>
/// <param name="arguments">What it was asked, or null when the provider does not say.</param>
public sealed class ServerToolCallContent(string callId, string tool, JsonElement? arguments) : AIContent
{
    /// <summary>
    /// What the names of <see cref="UsageDetails.AdditionalCounts"/> begin with that count such calls: the provider's own name of the
    /// count follows, for example <c>server_tool.web_search_calls</c>.
    /// </summary>
    public const string CountPrefix = "server_tool.";

    /// <summary>The provider's id of the call; may be empty.</summary>
    public string CallId { get; } = callId;

    /// <summary>The tool's name.</summary>
    public string Tool { get; } = tool;

    /// <summary>What it was asked, or null when the provider does not say.</summary>
    public JsonElement? Arguments { get; } = arguments;
}
