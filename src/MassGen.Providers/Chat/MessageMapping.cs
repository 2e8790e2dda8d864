using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;
using WireMessage = OpenAI.Chat.ChatMessage;

namespace MassGen.Providers;

/// <summary>Turns messages into those of the SDK. Reasoning is not sent back: Grok does not want it.</summary>
internal static class MessageMapping
{
    public static List<WireMessage> Map(IEnumerable<ChatMessage> messages, string? instructions)
    {
        var mapped = new List<WireMessage>();
        if (!string.IsNullOrEmpty(instructions))
        {
            mapped.Add(new SystemChatMessage(instructions));
        }

        mapped.AddRange(messages.SelectMany(Map));
        return mapped;
    }

    private static IEnumerable<WireMessage> Map(ChatMessage message)
    {
        // A tool's result is a message of its own on the wire, in whatever message it was put.
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            yield return new ToolChatMessage(result.CallId, TextOf(result));
        }

        if (message.Role == ChatRole.System)
        {
            yield return new SystemChatMessage(message.Text);
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

    private static AssistantChatMessage Assistant(ChatMessage message)
    {
        var calls = message.Contents.OfType<FunctionCallContent>()
            .Select(call => ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name, BinaryData.FromString(Arguments(call)))).ToArray();
        if (calls.Length == 0)
        {
            return new AssistantChatMessage(message.Text);
        }

        var mapped = new AssistantChatMessage(calls);
        if (message.Text.Length > 0)
        {
            mapped.Content.Add(ChatMessageContentPart.CreateTextPart(message.Text));
        }

        return mapped;
    }

    private static UserChatMessage User(ChatMessage message)
    {
        ChatMessageContentPart[] images = [.. message.Contents.Select(Image).OfType<ChatMessageContentPart>()];
        return images.Length == 0
            ? new UserChatMessage(message.Text)
            : new UserChatMessage([ChatMessageContentPart.CreateTextPart(message.Text), .. images]);
    }

    private static ChatMessageContentPart? Image(AIContent content) => content switch
    {
        DataContent data when data.HasTopLevelMediaType("image") =>
            ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(data.Data), data.MediaType),
        UriContent address when address.HasTopLevelMediaType("image") => ChatMessageContentPart.CreateImagePart(address.Uri),
        _ => null,
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
