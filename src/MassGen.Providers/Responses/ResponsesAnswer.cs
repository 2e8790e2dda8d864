using System.Globalization;
using System.Text.Json;
using MassGen.Models;
using MassGen.Providers.Http;
using MassGen.Providers.Json;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Responses;

/// <summary>Reads an answer of the Responses API: items that begin, grow and end, and at last the whole response once more.</summary>
/// <param name="askedModel">The model that was asked for; stands in until the provider names the one that serves.</param>
internal sealed class ResponsesAnswer(string? askedModel) : IAnswer
{
    private readonly ItemCalls _calls = new();
    private readonly HashSet<string> _served = [];
    private string? _model = askedModel;
    private string? _id;
    private bool _hasText;
    private bool _hasThought;
    private bool _isDone;
    private ChatFinishReason? _finish;
    private JsonElement? _usage;

    public bool Began { get; private set; }

    public bool IsOver => _isDone || _finish is not null;

    public ChatResponseUpdate? Take(JsonElement chunk)
    {
        Began = true;
        if (chunk.ValueKind == JsonValueKind.Undefined)
        {
            _isDone = true;
            return null;
        }

        List<AIContent> contents = [];
        Take(chunk.Text("type"u8), chunk, contents);
        return contents.Count == 0 ? null : Update(contents);
    }

    public ChatResponseUpdate Close()
    {
        var finish = _finish ?? throw new ProviderException(ConnectionFaults.Cut(
            _isDone ? "it ended without saying why it finished." : "the connection ended before the answer was complete."));
        List<AIContent> contents = [.. _calls.Whole()];
        if (_usage is { } usage)
        {
            contents.Add(new UsageContent(UsageMapping.OfResponses(usage)));
        }

        var last = Update(contents);
        last.FinishReason = finish == ChatFinishReason.Stop && _calls.Any ? ChatFinishReason.ToolCalls : finish;
        return last;
    }

    private void Take(string? type, JsonElement chunk, List<AIContent> contents)
    {
        switch (type)
        {
            case "response.output_text.delta" or "response.refusal.delta":
                Text(chunk.Text("delta"u8), contents);
                break;
            case "response.reasoning_summary_text.delta" or "response.reasoning_text.delta" when chunk.Word("delta"u8) is { } thought:
                _hasThought = true;
                contents.Add(new TextReasoningContent(thought));
                break;
            case "response.output_item.added" or "response.output_item.done" when chunk.Field("item"u8) is { } item:
                Item(item, item.Word("id"u8) ?? PlaceOf(chunk) ?? "", type == "response.output_item.done", contents);
                _calls.Name(PlaceOf(chunk), item.Word("id"u8));
                break;
            case "response.function_call_arguments.delta":
                _calls.Find(chunk.Word("item_id"u8) ?? PlaceOf(chunk))?.Arguments.Append(chunk.Text("delta"u8));
                break;
            case "response.output_text.annotation.added" when chunk.Field("annotation"u8) is { } annotation:
                Cite(annotation, contents);
                break;
            case null when chunk.Field("output"u8) is not null:
                Response(chunk, contents, isWhole: true);
                break;
            default:
                Response(chunk.Field("response"u8), contents, type is "response.completed" or "response.incomplete" or "response.failed");
                break;
        }
    }

    private void Response(JsonElement? given, List<AIContent> contents, bool isWhole)
    {
        if (given is not { } response)
        {
            return;
        }

        _model = response.Word("model"u8) ?? _model;
        _id ??= response.Word("id"u8);
        _usage = response.Field("usage"u8) ?? _usage;
        if (!isWhole)
        {
            return;
        }

        if (response.Field("error"u8) is { ValueKind: JsonValueKind.Object } error)
        {
            throw new ProviderException(ConnectionFaults.ErrorWhileAnswering(new ErrorBody(
                error.Word("code"u8) ?? error.Word("type"u8) ?? "", error.Word("message"u8) ?? "it gave no reason")));
        }

        var hadText = _hasText;
        foreach (var (index, item) in response.Items("output"u8).Index())
        {
            Item(item, item.Word("id"u8) ?? index.ToString(CultureInfo.InvariantCulture), isDone: true, contents);
            if (!hadText && item.Text("type"u8) == "message")
            {
                Message(item, contents);
            }
        }

        _finish = Finish(response);
    }

    // What came in pieces already is not taken twice: only a call that is new, and the text where there was none.
    private void Message(JsonElement item, List<AIContent> contents)
    {
        foreach (var part in item.Items("content"u8))
        {
            Text(part.Text("text"u8) ?? part.Text("refusal"u8), contents);
            foreach (var annotation in part.Items("annotations"u8))
            {
                Cite(annotation, contents);
            }
        }
    }

    private void Item(JsonElement item, string key, bool isDone, List<AIContent> contents)
    {
        var type = item.Word("type"u8) ?? "";
        if (type == "function_call")
        {
            var call = _calls.Open(key, item.Word("call_id"u8) ?? item.Word("id"u8), item.Word("name"u8));
            if (isDone && (item.Text("arguments"u8) ?? item.Field("arguments"u8)?.GetRawText()) is { Length: > 0 } whole)
            {
                call.Arguments.Clear().Append(whole);
            }
        }
        else if (isDone && type.EndsWith("_call", StringComparison.Ordinal) && _served.Add(item.Word("id"u8) ?? key))
        {
            contents.Add(new ServerToolCallContent(
                item.Word("call_id"u8) ?? item.Word("id"u8) ?? key, item.Word("name"u8) ?? type[..^"_call".Length], Arguments(item)));
        }
        else if (isDone && type == "reasoning" && !_hasThought)
        {
            _hasThought = true;
            contents.AddRange(item.Items("summary"u8).Select(part => new TextReasoningContent(part.Text("text"u8))));
        }
    }

    // xAI writes the arguments as text, OpenAI puts what was done under 'action'.
    private static JsonElement? Arguments(JsonElement item)
    {
        var arguments = item.Field("arguments"u8) ?? item.Field("input"u8) ?? item.Field("action"u8) ?? item.Field("code"u8);
        if (arguments is not { ValueKind: JsonValueKind.String } text)
        {
            return arguments;
        }

        try
        {
            return JsonReading.Parse(text.GetString()!);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private void Text(string? text, List<AIContent> contents)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _hasText = true;
            contents.Add(new TextContent(text));
        }
    }

    private static void Cite(JsonElement annotation, List<AIContent> contents)
    {
        if (Uri.TryCreate(annotation.Word("url"u8), UriKind.Absolute, out var url))
        {
            contents.Add(new TextContent("") { Annotations = [new CitationAnnotation { Url = url, Title = annotation.Word("title"u8) }] });
        }
    }

    private static ChatFinishReason Finish(JsonElement response) => response.Field("incomplete_details"u8)?.Word("reason"u8) switch
    {
        "content_filter" => ChatFinishReason.ContentFilter,
        { } => ChatFinishReason.Length,
        null => response.Text("status"u8) switch
        {
            "incomplete" => ChatFinishReason.Length,
            "failed" or "cancelled" => throw new ProviderException(ConnectionFaults.ErrorWhileAnswering(
                new ErrorBody("", $"the response is {response.Text("status"u8)}"))),
            _ => ChatFinishReason.Stop,
        },
    };

    private static string? PlaceOf(JsonElement chunk) => chunk.Number("output_index"u8)?.ToString(CultureInfo.InvariantCulture);

    private ChatResponseUpdate Update(IList<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ModelId = _model, ResponseId = _id, MessageId = _id };
}
