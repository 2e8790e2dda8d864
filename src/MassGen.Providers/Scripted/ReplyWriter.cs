using System.Text.Json.Nodes;
using MassGen.Providers.Json;

namespace MassGen.Providers.Scripted;

/// <summary>
/// Renders a step in the form in which xAI answers chat completions (captured 2026-02): a chunk with the role, reasoning, text in
/// pieces, every tool call whole in a chunk of its own, an empty delta with the finish reason, and a last chunk with usage only.
/// </summary>
internal sealed class ReplyWriter(ScriptStep step, string agent, int call, string model, JsonObject usage)
{
    // A fixed time (2026-01-01), so that the same script gives the same bytes.
    private const long Created = 1_767_225_600;

    private const string Fingerprint = "fp_scripted";

    private string FinishReason => step.Calls.Count > 0 ? "tool_calls" : "stop";

    public IEnumerable<JsonObject> Chunks()
    {
        yield return Chunk(new JsonObject { ["role"] = "assistant" });
        foreach (var piece in TextPieces.Of(step.Think))
        {
            yield return Chunk(new JsonObject { ["reasoning_content"] = piece });
        }

        foreach (var piece in TextPieces.Of(step.Say))
        {
            yield return Chunk(new JsonObject { ["content"] = piece });
        }

        for (var index = 0; index < step.Calls.Count; index++)
        {
            var one = ToolCall(index);
            one["index"] = index;
            yield return Chunk(new JsonObject { ["tool_calls"] = new JsonArray(one) });
        }

        yield return Chunk(new JsonObject(), FinishReason);
        var last = Envelope("chat.completion.chunk", []);
        last["usage"] = usage.DeepClone();
        yield return last;
    }

    public JsonObject Whole()
    {
        var message = new JsonObject { ["role"] = "assistant", ["content"] = step.Say ?? "" };
        if (step.Think is not null)
        {
            message["reasoning_content"] = step.Think;
        }

        if (step.Calls.Count > 0)
        {
            message["tool_calls"] = new JsonArray([.. step.Calls.Select((_, index) => ToolCall(index))]);
        }

        message["refusal"] = null;
        var whole = Envelope("chat.completion", [new JsonObject { ["index"] = 0, ["message"] = message, ["finish_reason"] = FinishReason }]);
        whole["usage"] = usage.DeepClone();
        return whole;
    }

    /// <summary>The answer as scripted, for the list of exchanges.</summary>
    public static JsonObject AsScripted(ScriptStep step)
    {
        if (step.Failure is { } failure)
        {
            return new JsonObject { ["status"] = failure.Status, ["code"] = failure.Code, ["error"] = failure.Error };
        }

        var reply = new JsonObject();
        if (step.Think is not null)
        {
            reply["think"] = step.Think;
        }

        if (step.Say is not null)
        {
            reply["say"] = step.Say;
        }

        if (step.Calls.Count > 0)
        {
            reply["calls"] = new JsonArray([.. step.Calls.Select(one =>
                new JsonObject { ["tool"] = one.Tool, ["arguments"] = one.Arguments.DeepClone() })]);
        }

        return reply;
    }

    private JsonObject ToolCall(int index) => new()
    {
        ["id"] = $"call_{agent}_{call}_{index + 1}",
        ["function"] = new JsonObject { ["name"] = step.Calls[index].Tool, ["arguments"] = JsonText.Compact(step.Calls[index].Arguments) },
        ["type"] = "function",
    };

    private JsonObject Chunk(JsonObject delta, string? finishReason = null)
    {
        var choice = new JsonObject { ["index"] = 0, ["delta"] = delta };
        if (finishReason is not null)
        {
            choice["finish_reason"] = finishReason;
        }

        return Envelope("chat.completion.chunk", [choice]);
    }

    private JsonObject Envelope(string kind, JsonArray choices) => new()
    {
        ["id"] = $"scripted-{agent}-{call}",
        ["object"] = kind,
        ["created"] = Created,
        ["model"] = model,
        ["choices"] = choices,
        ["system_fingerprint"] = Fingerprint,
    };
}
