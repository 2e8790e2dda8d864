using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Providers.Http;

/// <summary>
/// Repairs the chunks of one answer. It knows the oddities on which the OpenAI SDK 2.15 throws away an answer that was paid for
/// (finish reasons it has no word for, tool calls of another kind), merges (tool calls without an index) or does not notice
/// (errors between chunks, an answer that just stops).
/// </summary>
/// <param name="scrubber">Removes secrets from errors found in an answer.</param>
internal sealed class ChunkNormaliser(SecretScrubber scrubber)
{
    /// <summary>The field in which the provider's own finish reason is kept when it had to be replaced.</summary>
    public const string OriginalFinishReason = "provider_finish_reason";

    private readonly ToolCallIndexes _calls = new();
    private bool _finished;
    private string? _unproven;
    private bool _ends;

    /// <summary>The repaired chunks for an event of the stream: one, or none.</summary>
    public IEnumerable<JsonObject> Next(string eventType, string data)
    {
        var chunk = Parse(data);
        var isError = eventType == "error" || (chunk["error"] is { } error && error.ToJsonString() is not ("\"\"" or "{}"));
        return isError
            ? throw new ProviderException(ConnectionFaults.ErrorWhileAnswering(ErrorBody.Parse(scrubber.Scrub(data))))
            : Next(chunk);
    }

    /// <summary>The repaired chunks for a chunk.</summary>
    public IEnumerable<JsonObject> Next(JsonObject chunk)
    {
        if (chunk["choices"] is not JsonArray choices)
        {
            chunk["choices"] = choices = [];
        }

        foreach (var choice in choices.OfType<JsonObject>())
        {
            Repair(choice);
        }

        return [chunk];
    }

    /// <summary>What is missing when the provider says that its answer is complete.</summary>
    public IEnumerable<JsonObject> Done()
    {
        _ends = true;
        return _finished ? [] : _unproven is null
            ? throw new ProviderException(ConnectionFaults.Cut("it ended without saying why it finished."))
            : [Closing(_unproven)];
    }

    /// <summary>The connection ended; an answer that was not complete by then is a failure.</summary>
    public void EndOfStream()
    {
        if (!_finished && !_ends)
        {
            throw new ProviderException(ConnectionFaults.Cut("the connection ended before the answer was complete."));
        }
    }

    private static JsonObject Parse(string data)
    {
        try
        {
            return JsonNode.Parse(data) as JsonObject
                ?? throw new ProviderException(ConnectionFaults.Unreadable("a piece of it is not a JSON object."));
        }
        catch (JsonException broken)
        {
            throw new ProviderException(ConnectionFaults.Cut("a piece of it is incomplete JSON."), broken);
        }
    }

    private void Repair(JsonObject choice)
    {
        if (choice["delta"] is JsonObject delta && delta["tool_calls"] is JsonArray calls)
        {
            delta["tool_calls"] = _calls.Assign(calls);
        }

        var said = choice["finish_reason"] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
        if (said is "stop" or "length" or "tool_calls" or "content_filter" or "function_call")
        {
            _finished = true;
            return;
        }

        choice["finish_reason"] = null;
        _unproven = said is null ? _unproven : Meaning(said);
        if (said is { Length: > 0 } and not "end_turn")
        {
            // A word nobody knows is still an end; the word itself is kept for whoever wants to see it.
            _finished = true;
            choice["finish_reason"] = Meaning(said);
            choice[OriginalFinishReason] = said;
        }
    }

    // xAI documents "end_turn" also on chunks that are not the last; an empty text comes with tool calls. Neither proves an end.
    private string Meaning(string said) => said switch
    {
        "max_tokens" or "max_output_tokens" or "model_length" => "length",
        _ when _calls.Any => "tool_calls",
        _ => "stop",
    };

    private static JsonObject Closing(string reason) => new()
    {
        ["id"] = "closing",
        ["object"] = "chat.completion.chunk",
        ["created"] = 0,
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = new JsonObject(), ["finish_reason"] = reason }),
    };
}
