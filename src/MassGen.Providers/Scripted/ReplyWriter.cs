using System.Text.Json.Nodes;
using MassGen.Providers.Http;
using MassGen.Providers.Json;

namespace MassGen.Providers.Scripted;

/// <summary>
/// Renders a step in the form in which xAI answers chat completions (captured 2026-02): a chunk with the role, reasoning, text in
/// pieces, every tool call whole in a chunk of its own, an empty delta with the finish reason, and a last chunk with usage only.
/// </summary>
internal sealed class ReplyWriter(ScriptStep step, string agent, int call, string model, ReplyTokens tokens) : IReply
{
    // A fixed time (2026-01-01), so that the same script gives the same bytes.
    private const long Created = 1_767_225_600;

    private const string Fingerprint = "fp_scripted";

    private string FinishReason => step.Calls.Count > 0 ? "tool_calls" : "stop";

    public IEnumerable<string> Events() => Chunks().Select(ServerSentEvents.Event).Append(ServerSentEvents.Event(ServerSentEvents.Done));

    private IEnumerable<JsonObject> Chunks()
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
        last["usage"] = Usage();
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
        whole["usage"] = Usage();
        return whole;
    }

    /// <summary>The answer as scripted, for the list of exchanges.</summary>
    public static JsonObject AsScripted(ScriptStep step)
    {
        if (step.Failure is { } failure)
        {
            var refused = new JsonObject { ["status"] = failure.Status, ["code"] = failure.Code, ["error"] = failure.Error };
            if (failure.RetryAfter is { } seconds)
            {
                refused["retry_after"] = seconds;
            }

            return refused;
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

        AddCalls(reply, "provider_runs", step.ProviderRuns);
        if (step.Cites.Count > 0)
        {
            reply["cites"] = new JsonArray([.. step.Cites.Select(url => JsonValue.Create(url))]);
        }

        AddCalls(reply, "calls", step.Calls);
        AddActions(reply, step);
        return reply;
    }

    private static void AddActions(JsonObject reply, ScriptStep step)
    {
        if (step.Actions.Count > 0)
        {
            reply["actions"] = new JsonArray([.. step.Actions.Select(one => ActionFields(one, "action"))]);
        }

        if (step.Safety is { } safety)
        {
            reply["safety"] = new JsonObject { ["code"] = safety.Code, ["message"] = safety.Message };
        }
    }

    /// <summary>An action as one object, with its name in a field.</summary>
    public static JsonObject ActionFields(ScriptedAction action, string nameField)
    {
        var fields = new JsonObject { [nameField] = action.Name };
        foreach (var (name, value) in action.Arguments)
        {
            fields[name] = value?.DeepClone();
        }

        return fields;
    }

    private static void AddCalls(JsonObject reply, string name, IReadOnlyList<ScriptCall> calls)
    {
        if (calls.Count > 0)
        {
            reply[name] = new JsonArray([.. calls.Select(one =>
                new JsonObject { ["tool"] = one.Tool, ["arguments"] = one.Arguments.DeepClone() })]);
        }
    }

    // Reasoning is counted beside the completion, not in it.
    private JsonObject Usage()
    {
        var usage = new JsonObject
        {
            ["prompt_tokens"] = tokens.Input,
            ["completion_tokens"] = tokens.Output,
            ["total_tokens"] = tokens.Input + tokens.Output + tokens.Reasoning,
            ["prompt_tokens_details"] = new JsonObject
            {
                ["text_tokens"] = tokens.Input, ["audio_tokens"] = 0, ["image_tokens"] = 0, ["cached_tokens"] = tokens.Cached,
            },
            ["completion_tokens_details"] = new JsonObject
            {
                ["reasoning_tokens"] = tokens.Reasoning, ["audio_tokens"] = 0, ["accepted_prediction_tokens"] = 0, ["rejected_prediction_tokens"] = 0,
            },
            ["num_sources_used"] = 0,
        };
        if (tokens.Ticks is { } ticks)
        {
            usage["cost_in_usd_ticks"] = ticks;
        }

        return usage;
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
