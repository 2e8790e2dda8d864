using System.Globalization;
using System.Text;
using System.Text.Json;
using MassGen.Models;
using MassGen.Providers.Http;
using MassGen.Providers.Json;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Messages;

/// <summary>Reads an answer of Anthropic's Messages: numbered blocks that begin, grow and end.</summary>
/// <param name="askedModel">The model that was asked for; stands in until the provider names the one that serves.</param>
internal sealed class MessagesAnswer(string? askedModel) : IAnswer
{
    private readonly ItemCalls _calls = new();
    private readonly MessagesUsage _usage = new();
    private readonly Dictionary<string, ServerCall> _served = [];
    private string? _model = askedModel;
    private string? _id;
    private string? _reason;

    public bool Began { get; private set; }

    public bool IsOver { get; private set; }

    public ChatResponseUpdate? Take(JsonElement chunk)
    {
        Began = true;
        if (chunk.ValueKind == JsonValueKind.Undefined)
        {
            IsOver = true;
            return null;
        }

        List<AIContent> contents = [];
        Take(chunk, contents);
        return contents.Count == 0 ? null : Update(contents);
    }

    public ChatResponseUpdate Close()
    {
        if (_reason is null)
        {
            throw new ProviderException(ConnectionFaults.Cut(
                IsOver ? "it ended without saying why it finished." : "the connection ended before the answer was complete."));
        }

        List<AIContent> contents = [.. _calls.Whole()];
        if (_usage.Details() is { } usage)
        {
            contents.Add(new UsageContent(usage));
        }

        var last = Update(contents);
        last.FinishReason = Finish();
        if (_reason is not ("end_turn" or "stop_sequence" or "max_tokens" or "tool_use"))
        {
            last.AdditionalProperties = new() { [ChatAnswer.OriginalFinishReason] = _reason };
        }

        return last;
    }

    private void Take(JsonElement chunk, List<AIContent> contents)
    {
        var key = (chunk.Number("index"u8) ?? -1).ToString(CultureInfo.InvariantCulture);
        switch (chunk.Text("type"u8))
        {
            case "message_start" when chunk.Field("message"u8) is { } message:
                Head(message);
                break;
            case "message":
                Whole(chunk, contents);
                break;
            case "content_block_start" when chunk.Field("content_block"u8) is { } block:
                Begin(key, block, contents);
                break;
            case "content_block_delta" when chunk.Field("delta"u8) is { } delta:
                Grow(key, delta, contents);
                break;
            case "content_block_stop":
                End(key, contents);
                break;
            case "message_delta":
                _reason = chunk.Field("delta"u8)?.Word("stop_reason"u8) ?? _reason;
                _usage.Take(chunk.Field("usage"u8));
                break;
            case "message_stop":
                IsOver = true;
                break;
        }
    }

    private void Head(JsonElement message)
    {
        _model = message.Word("model"u8) ?? _model;
        _id ??= message.Word("id"u8);
        _reason = message.Word("stop_reason"u8) ?? _reason;
        _usage.Take(message.Field("usage"u8));
    }

    private void Whole(JsonElement message, List<AIContent> contents)
    {
        Head(message);
        foreach (var (index, block) in message.Items("content"u8).Index())
        {
            var key = index.ToString(CultureInfo.InvariantCulture);
            Begin(key, block, contents);
            End(key, contents);
        }

        IsOver = true;
    }

    private void Begin(string key, JsonElement block, List<AIContent> contents)
    {
        switch (block.Text("type"u8))
        {
            case "text":
                Text(block.Text("text"u8), contents);
                foreach (var citation in block.Items("citations"u8))
                {
                    Cite(citation, contents);
                }

                break;
            case "thinking" when block.Word("thinking"u8) is { } thought:
                contents.Add(new TextReasoningContent(thought));
                break;
            case "tool_use":
                var call = _calls.Open(key, block.Word("id"u8), block.Word("name"u8));
                call.Arguments.Append(Given(block));
                break;
            case "server_tool_use":
                _served[key] = new ServerCall(block.Word("id"u8) ?? "", block.Word("name"u8) ?? "", new StringBuilder(Given(block)));
                break;
        }
    }

    // In a stream the input begins as an empty map, and its pieces follow.
    private static string? Given(JsonElement block) => block.Field("input"u8)?.GetRawText() is { } input && input != "{}" ? input : null;

    private void Grow(string key, JsonElement delta, List<AIContent> contents)
    {
        switch (delta.Text("type"u8))
        {
            case "text_delta":
                Text(delta.Text("text"u8), contents);
                break;
            case "thinking_delta" when delta.Word("thinking"u8) is { } thought:
                contents.Add(new TextReasoningContent(thought));
                break;
            case "citations_delta" when delta.Field("citation"u8) is { } citation:
                Cite(citation, contents);
                break;
            case "input_json_delta":
                var arguments = _served.TryGetValue(key, out var served) ? served.Arguments : _calls.Find(key)?.Arguments;
                arguments?.Append(delta.Text("partial_json"u8));
                break;
        }
    }

    private void End(string key, List<AIContent> contents)
    {
        if (_served.Remove(key, out var served))
        {
            contents.Add(new ServerToolCallContent(served.Id, served.Name, Parse(served.Arguments.ToString())));
        }
    }

    private static JsonElement? Parse(string arguments)
    {
        try
        {
            return arguments.Length == 0 ? null : JsonReading.Parse(arguments);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Text(string? text, List<AIContent> contents)
    {
        if (!string.IsNullOrEmpty(text))
        {
            contents.Add(new TextContent(text));
        }
    }

    private static void Cite(JsonElement citation, List<AIContent> contents)
    {
        if (Uri.TryCreate(citation.Word("url"u8), UriKind.Absolute, out var url))
        {
            contents.Add(new TextContent("") { Annotations = [new CitationAnnotation { Url = url, Title = citation.Word("title"u8) }] });
        }
    }

    private ChatFinishReason Finish() => _reason switch
    {
        "max_tokens" or "model_context_window_exceeded" or "pause_turn" => ChatFinishReason.Length,
        "refusal" => ChatFinishReason.ContentFilter,
        _ when _calls.Any => ChatFinishReason.ToolCalls,
        _ => ChatFinishReason.Stop,
    };

    private ChatResponseUpdate Update(IList<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ModelId = _model, ResponseId = _id, MessageId = _id };

    private sealed record ServerCall(string Id, string Name, StringBuilder Arguments);
}
