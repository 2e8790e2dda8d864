using System.Text.Json.Nodes;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Messages;

/// <summary>
/// Turns messages into Anthropic's: instructions apart, everything else as blocks, and never two messages of one role after another.
/// </summary>
internal static class MessagesInput
{
    public static (string System, JsonArray Messages) Map(IEnumerable<ChatMessage> messages, string? instructions)
    {
        var all = messages.ToList();
        var system = all.Where(message => message.Role == ChatRole.System).Select(message => message.Text).Prepend(instructions);
        var mapped = new JsonArray();
        foreach (var message in all.Where(message => message.Role != ChatRole.System))
        {
            Add(mapped, message.Role == ChatRole.Assistant ? "assistant" : "user", Blocks(message));
        }

        return (string.Join("\n\n", system.Where(text => !string.IsNullOrEmpty(text))), mapped);
    }

    private static void Add(JsonArray mapped, string role, List<JsonObject> blocks)
    {
        if (blocks.Count == 0)
        {
            return;
        }

        if (mapped.Count > 0 && mapped[^1] is JsonObject last && (string?)last["role"] == role)
        {
            foreach (var block in blocks)
            {
                last["content"]!.AsArray().Add((JsonNode)block);
            }
        }
        else
        {
            mapped.Add((JsonNode)new JsonObject { ["role"] = role, ["content"] = new JsonArray([.. blocks]) });
        }
    }

    private static List<JsonObject> Blocks(ChatMessage message)
    {
        // Results come before words: Anthropic wants them at the beginning of the message after the call.
        List<JsonObject> blocks = [.. message.Contents.OfType<FunctionResultContent>().Select(Result)];
        if (message.Role != ChatRole.Tool && message.Text.Trim().Length > 0)
        {
            blocks.Add(new JsonObject { ["type"] = "text", ["text"] = message.Role == ChatRole.Assistant ? message.Text.TrimEnd() : message.Text });
        }

        blocks.AddRange(message.Contents.Select(Image).OfType<JsonObject>());
        blocks.AddRange(message.Contents.OfType<FunctionCallContent>().Select(call => new JsonObject
        {
            ["type"] = "tool_use",
            ["id"] = call.CallId,
            ["name"] = call.Name,
            ["input"] = MessageParts.Arguments(call),
        }));
        return blocks;
    }

    private static JsonObject Result(FunctionResultContent result) => new()
    {
        ["type"] = "tool_result",
        ["tool_use_id"] = result.CallId,
        ["content"] = MessageParts.TextOf(result),
    };

    private static JsonObject? Image(AIContent content)
    {
        if (MessageParts.ImageAddress(content) is not { } address)
        {
            return null;
        }

        var source = content is DataContent data
            ? new JsonObject { ["type"] = "base64", ["media_type"] = data.MediaType, ["data"] = data.Base64Data.ToString() }
            : new JsonObject { ["type"] = "url", ["url"] = address };
        return new JsonObject { ["type"] = "image", ["source"] = source };
    }
}
