using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Wire;

/// <summary>Parts of messages that every wire form holds in some place.</summary>
internal static class MessageParts
{
    /// <summary>What a tool returned, as text.</summary>
    public static string TextOf(FunctionResultContent result) => result switch
    {
        { Result: string text } => text,
        { Result: TextContent text } => text.Text,
        { Result: null, Exception: { } exception } => $"Error: {exception.Message}",
        { Result: null } => "",
        { Result: var value } => JsonText.Compact(Node(value)),
    };

    /// <summary>The arguments of a call.</summary>
    public static JsonObject Arguments(FunctionCallContent call) => new(
        (call.Arguments ?? new Dictionary<string, object?>()).Select(pair => KeyValuePair.Create(pair.Key, Node(pair.Value))));

    /// <summary>The address of an image, which may hold the image itself; null for everything else.</summary>
    public static string? ImageAddress(AIContent content) => content switch
    {
        DataContent data when data.HasTopLevelMediaType("image") => data.Uri,
        UriContent address when address.HasTopLevelMediaType("image") => address.Uri.AbsoluteUri,
        _ => null,
    };

    /// <summary>A value as JSON.</summary>
    public static JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        string text => JsonValue.Create(text),
        // The abstractions' own options know the usual types of arguments and results without reflection.
        _ => JsonSerializer.SerializeToNode(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
    };
}
