using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>Turns messages into those of the wire. Reasoning is not sent back: Grok does not want it.</summary>
internal static class ChatMessages
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
            yield return new JsonObject { ["role"] = "tool", ["tool_call_id"] = result.CallId, ["content"] = MessageParts.TextOf(result) };
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

    private static JsonObject Call(FunctionCallContent call)
    {
        var mapped = new JsonObject
        {
            ["id"] = call.CallId,
            ["type"] = "function",
            ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = JsonText.Compact(MessageParts.Arguments(call)) },
        };

        // Google refuses a tool's result whose call has lost the signature of the thought before it.
        if (call.AdditionalProperties?.GetValueOrDefault(ToolCallPieces.ExtraContent) is { } extra)
        {
            mapped[ToolCallPieces.ExtraContent] = MessageParts.Node(extra);
        }

        return mapped;
    }

    private static JsonObject User(ChatMessage message)
    {
        JsonObject[] images = [.. message.Contents.Select(Image).OfType<JsonObject>()];
        return images.Length == 0
            ? Message("user", message.Text)
            : Message("user", new JsonArray([new JsonObject { ["type"] = "text", ["text"] = message.Text }, .. images]));
    }

    private static JsonObject? Image(AIContent content) => MessageParts.ImageAddress(content) is not { } address ? null : new JsonObject
    {
        ["type"] = "image_url",
        ["image_url"] = new JsonObject { ["url"] = address },
    };
}
