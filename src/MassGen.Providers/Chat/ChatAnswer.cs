using System.Text.Json;
using MassGen.Providers.Http;
using MassGen.Providers.Json;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>
/// Reads one answer while it arrives: text and reasoning at once, tool calls and usage when they are whole. It takes the oddities of
/// providers as they are meant: finish reasons of their own, whole messages in place of deltas.
/// </summary>
/// <param name="askedModel">The model that was asked for; stands in until the provider names the one that serves.</param>
internal sealed class ChatAnswer(string? askedModel) : IAnswer
{
    /// <summary>The property in which the provider's own finish reason is kept when it is not one that is known.</summary>
    public const string OriginalFinishReason = "provider_finish_reason";

    private readonly ToolCallPieces _calls = new();
    private string? _model = askedModel;
    private string? _id;
    private string? _ownReason;
    private ChatFinishReason? _finish;
    private ChatFinishReason? _unproven;
    private bool _isDone;
    private JsonElement? _usage;

    public bool Began { get; private set; }

    public bool IsOver => _isDone;

    public ChatResponseUpdate? Take(JsonElement chunk)
    {
        Began = true;
        _isDone = chunk.ValueKind == JsonValueKind.Undefined;
        _model = Model(chunk) ?? _model;
        _id ??= chunk.Word("id"u8);
        _usage = Usage(chunk) ?? _usage;
        List<AIContent> contents = [];
        foreach (var choice in chunk.Items("choices"u8))
        {
            // Moonshot puts it here.
            _usage = Usage(choice) ?? _usage;
            var whole = choice.Field("message"u8);
            if ((whole ?? choice.Field("delta"u8)) is { } delta)
            {
                Take(delta, contents);
            }

            // A whole answer is its own proof that it ended; the empty reason stands for the word that fits.
            Finish(choice.Text("finish_reason"u8) ?? (whole is null ? null : ""));
            // One answer was asked for; where a setting asks for more, the first is the answer.
            break;
        }

        return contents.Count == 0 ? null : Update(contents);
    }

    public ChatResponseUpdate Close()
    {
        var finish = _finish ?? (_isDone ? _unproven : null) ?? throw new ProviderException(ConnectionFaults.Cut(
            _isDone ? "it ended without saying why it finished." : "the connection ended before the answer was complete."));
        List<AIContent> contents = [.. _calls.Whole()];
        if (_usage is { } usage)
        {
            contents.Add(new UsageContent(UsageMapping.Map(usage, _model)));
        }

        var last = Update(contents);
        last.FinishReason = finish;
        if (_ownReason is not null)
        {
            last.AdditionalProperties = new() { [OriginalFinishReason] = _ownReason };
        }

        return last;
    }

    private void Take(JsonElement delta, List<AIContent> contents)
    {
        foreach (var piece in delta.Items("tool_calls"u8))
        {
            _calls.Add(piece);
        }

        // The first name is xAI's and DeepSeek's, the second OpenRouter's, Groq's and vLLM's; who sends both sends the same in both.
        if ((delta.Word("reasoning_content"u8) ?? delta.Word("reasoning"u8)) is { } reasoning)
        {
            contents.Add(new TextReasoningContent(reasoning));
        }

        var text = (delta.Text("content"u8) ?? Joined(delta.Items("content"u8))) + delta.Text("refusal"u8);
        if (text.Length > 0)
        {
            contents.Add(new TextContent(text));
        }
    }

    private static string Joined(JsonElement.ArrayEnumerator parts) => string.Concat(parts.Select(part => part.Text("text"u8)));

    // Proxies write one without a number into chunks that have none.
    private static JsonElement? Usage(JsonElement place) =>
        place.Field("usage"u8) is { ValueKind: JsonValueKind.Object } usage && usage.GetPropertyCount() > 0 ? usage : null;

    // Every chunk names it, and nearly always the same one.
    private string? Model(JsonElement chunk) =>
        chunk.Field("model"u8) is { ValueKind: JsonValueKind.String } model && (_model is null || !model.ValueEquals(_model)) && model.GetString() is { Length: > 0 } name ? name : null;

    private void Finish(string? said)
    {
        var known = Known(said);
        _finish = known ?? _finish;
        if (known is not null || said is null)
        {
            return;
        }

        // xAI documents "end_turn" also on chunks that are not the last; an empty text comes with tool calls. Neither proves an end.
        _unproven = Meaning(said);
        if (said is not ("" or "end_turn"))
        {
            // A word nobody knows is still an end; the word itself is kept for whoever wants to see it.
            (_finish, _ownReason) = (_unproven, said);
        }
    }

    private static ChatFinishReason? Known(string? said) => said switch
    {
        "stop" => ChatFinishReason.Stop,
        "length" => ChatFinishReason.Length,
        "content_filter" => ChatFinishReason.ContentFilter,
        "tool_calls" or "function_call" => ChatFinishReason.ToolCalls,
        _ => null,
    };

    private ChatFinishReason Meaning(string said) => said switch
    {
        "max_tokens" or "max_output_tokens" or "model_length" => ChatFinishReason.Length,
        _ when _calls.Any => ChatFinishReason.ToolCalls,
        _ => ChatFinishReason.Stop,
    };

    private ChatResponseUpdate Update(IList<AIContent> contents) =>
        new(ChatRole.Assistant, contents) { ModelId = _model, ResponseId = _id, MessageId = _id };
}
