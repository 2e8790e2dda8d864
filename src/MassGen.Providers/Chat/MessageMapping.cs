using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>Turns messages into those of the wire. Reasoning is not sent back: Grok does not want it.</summary>
internal static class MessageMapping
{
    public static JsonArray Map(IEnumerable<ChatMessage> messages, string? instructions) =>
    [
        .. string.IsNullOrEmpty(instructions) ? [] : new[] { Message("system", instructions) },
        .. messages.SelectMany(Map),
    ];

    private static IEnumerable<JsonObject> Map(ChatMessage message)
    {
        // A tool's result is a message of its own on the wire, in whatever message it was put.
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            yield return new JsonObject { ["role"] = "tool", ["tool_call_id"] = result.CallId, ["content"] = TextOf(result) };
        }

        if (message.Role == ChatRole.System)
        {
            yield return Message("system", message.Text);
        }
        else if (message.Role == ChatRole.Assistant)
        {
            yield return Assistant(message);
        }
        else if (message.Role == ChatRole.User)
        {
            yield return User(message);
        }
    }

    private static JsonObject Message(string role, JsonNode content) => new() { ["role"] = role, ["content"] = content };

    private static JsonObject Assistant(ChatMessage message)
    {
        JsonNode[] calls = [.. message.Contents.OfType<FunctionCallContent>().Select(Call)];
        if (calls.Length == 0)
        {
            return Message("assistant", message.Text);
        }

        var mapped = message.Text.Length > 0 ? Message("assistant", message.Text) : new JsonObject { ["role"] = "assistant" };
        mapped["tool_calls"] = new JsonArray(calls);
        return mapped;
    }

    private static JsonObject Call(FunctionCallContent call) => new()
    {
        ["id"] = call.CallId,
        ["type"] = "function",
        ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = Arguments(call) },
    };

    private static JsonObject User(ChatMessage message)
    {
        JsonObject[] images = [.. message.Contents.Select(Image).OfType<JsonObject>()];
        return images.Length == 0
            ? Message("user", message.Text)
            : Message("user", new JsonArray([new JsonObject { ["type"] = "text", ["text"] = message.Text }, .. images]));
    }

    private static JsonObject? Image(AIContent content) => content switch
    {
        DataContent data when data.HasTopLevelMediaType("image") => Image(data.Uri),
        UriContent address when address.HasTopLevelMediaType("image") => Image(address.Uri.AbsoluteUri),
        _ => null,
    };

    private static JsonObject Image(string address) => new()
    {
        ["type"] = "image_url",
        ["image_url"] = new JsonObject { ["url"] = address },
    };

    private static string TextOf(FunctionResultContent result) => result switch
    {
        { Result: string text } => text,
        { Result: TextContent text } => text.Text,
        { Result: null, Exception: { } exception } => $"Error: {exception.Message}",
        { Result: null } => "",
        { Result: var value } => JsonText.Compact(Node(value)),
    };

    private static string Arguments(FunctionCallContent call) => JsonText.Compact(new JsonObject(
        (call.Arguments ?? new Dictionary<string, object?>()).Select(pair => KeyValuePair.Create(pair.Key, Node(pair.Value)))));

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        JsonNode node => node.DeepClone(),
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        string text => JsonValue.Create(text),
        // The abstractions' own options know the usual types of arguments and results without reflection.
        _ => JsonSerializer.SerializeToNode(value, AIJsonUtilities.DefaultOptions.GetTypeInfo(value.GetType())),
    };
}
