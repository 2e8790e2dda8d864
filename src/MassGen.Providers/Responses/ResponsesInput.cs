using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Responses;

/// <summary>Turns messages into the items of a request's <c>input</c>.</summary>
internal static class ResponsesInput
{
    public static JsonArray Map(IEnumerable<ChatMessage> messages, string? instructions) =>
    [
        .. string.IsNullOrEmpty(instructions) ? [] : new[] { Message("system", instructions) },
        .. messages.SelectMany(Items),
    ];

    private static IEnumerable<JsonObject> Items(ChatMessage message)
    {
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            yield return new JsonObject { ["type"] = "function_call_output", ["call_id"] = result.CallId, ["output"] = MessageParts.TextOf(result) };
        }

        if (Own(message) is { } own)
        {
            yield return own;
        }

        // Without the id of its item: with it, OpenAI wants the reasoning before it too.
        foreach (var call in message.Contents.OfType<FunctionCallContent>())
        {
            yield return new JsonObject
            {
                ["type"] = "function_call",
                ["call_id"] = call.CallId,
                ["name"] = call.Name,
                ["arguments"] = JsonText.Compact(MessageParts.Arguments(call)),
            };
        }
    }

    private static JsonObject? Own(ChatMessage message)
    {
        JsonObject[] images = message.Role == ChatRole.User ? [.. message.Contents.Select(Image).OfType<JsonObject>()] : [];
        return images.Length > 0
            ? Message("user", new JsonArray([new JsonObject { ["type"] = "input_text", ["text"] = message.Text }, .. images]))
            : message.Role == ChatRole.Tool || message.Text.Length == 0 ? null
            : Message(message.Role.Value, message.Text);
    }

    private static JsonObject Message(string role, JsonNode content) => new() { ["role"] = role, ["content"] = content };

    private static JsonObject? Image(AIContent content) =>
        MessageParts.ImageAddress(content) is { } address ? new JsonObject { ["type"] = "input_image", ["image_url"] = address } : null;
}
