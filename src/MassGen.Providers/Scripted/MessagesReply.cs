using System.Text.Json.Nodes;
using MassGen.Providers.Http;
using MassGen.Providers.Json;

namespace MassGen.Providers.Scripted;

/// <summary>
/// Renders a step in the form of Anthropic's Messages (captured 2025-11): the head with the tokens read, numbered blocks, the reason
/// of the end with the tokens written. Reasoning is not rendered: it is only sent to those who ask for it.
/// </summary>
internal sealed class MessagesReply(ScriptStep step, string agent, int call, string model, ReplyTokens tokens) : IReply
{
    private string StopReason => step.Safety is not null ? "refusal" : step.Calls.Count + step.Actions.Count > 0 ? "tool_use" : "end_turn";

    public JsonObject Whole()
    {
        var whole = Head();
        whole["content"] = new JsonArray([.. Blocks()]);
        whole["stop_reason"] = StopReason;
        whole["usage"] = Usage(tokens.Output + tokens.Reasoning);
        return whole;
    }

    public IEnumerable<string> Events() => Plain().Select(ServerSentEvents.Named);

    private IEnumerable<JsonObject> Plain()
    {
        yield return new JsonObject { ["type"] = "message_start", ["message"] = Head() };
        yield return new JsonObject { ["type"] = "ping" };
        var blocks = Blocks().ToList();
        for (var index = 0; index < blocks.Count; index++)
        {
            yield return new JsonObject { ["type"] = "content_block_start", ["index"] = index, ["content_block"] = Begun(blocks[index]) };
            foreach (var delta in Deltas(blocks[index]))
            {
                yield return new JsonObject { ["type"] = "content_block_delta", ["index"] = index, ["delta"] = delta };
            }

            yield return new JsonObject { ["type"] = "content_block_stop", ["index"] = index };
        }

        yield return new JsonObject
        {
            ["type"] = "message_delta",
            ["delta"] = new JsonObject { ["stop_reason"] = StopReason, ["stop_sequence"] = null },
            ["usage"] = Usage(tokens.Output + tokens.Reasoning),
        };
        yield return new JsonObject { ["type"] = "message_stop" };
    }

    private JsonObject Head() => new()
    {
        ["id"] = $"scripted-{agent}-{call}", ["type"] = "message", ["role"] = "assistant", ["model"] = model, ["content"] = new JsonArray(),
        ["stop_reason"] = null, ["stop_sequence"] = null, ["usage"] = Usage(1),
    };

    private IEnumerable<JsonObject> Blocks()
    {
        for (var index = 0; index < step.ProviderRuns.Count; index++)
        {
            yield return Call("server_tool_use", $"srvtoolu_{agent}_{call}_{index + 1}", step.ProviderRuns[index]);
        }

        if (step.Say is { } said)
        {
            yield return new JsonObject
            {
                ["type"] = "text", ["text"] = said,
                ["citations"] = new JsonArray([.. step.Cites.Select(url => new JsonObject { ["type"] = "web_search_result_location", ["url"] = url })]),
            };
        }

        for (var index = 0; index < step.Calls.Count; index++)
        {
            yield return Call("tool_use", $"toolu_{agent}_{call}_{index + 1}", step.Calls[index]);
        }

        // A provider that refuses does nothing.
        for (var index = 0; index < (step.Safety is null ? step.Actions.Count : 0); index++)
        {
            yield return Call(
                "tool_use", $"toolu_{agent}_{call}_{step.Calls.Count + index + 1}",
                new ScriptCall("computer", ReplyWriter.ActionFields(step.Actions[index], "action")));
        }
    }

    private static JsonObject Call(string type, string id, ScriptCall one) =>
        new() { ["type"] = type, ["id"] = id, ["name"] = one.Tool, ["input"] = one.Arguments.DeepClone() };

    private static JsonObject Begun(JsonObject block)
    {
        var begun = (JsonObject)block.DeepClone();
        if ((string?)block["type"] == "text")
        {
            begun["text"] = "";
            begun.Remove("citations");
        }
        else
        {
            begun["input"] = new JsonObject();
        }

        return begun;
    }

    private static IEnumerable<JsonObject> Deltas(JsonObject block) => (string?)block["type"] == "text"
        ? TextPieces.Of((string?)block["text"]).Select(piece => new JsonObject { ["type"] = "text_delta", ["text"] = piece })
            .Concat(block["citations"]!.AsArray().Select(one => new JsonObject { ["type"] = "citations_delta", ["citation"] = one!.DeepClone() }))
        : TextPieces.Of(JsonText.Compact(block["input"])).Select(piece => new JsonObject { ["type"] = "input_json_delta", ["partial_json"] = piece });

    // Tokens of the cache stand beside those of the input.
    private JsonObject Usage(int output)
    {
        var usage = new JsonObject
        {
            ["input_tokens"] = tokens.Input - tokens.Cached,
            ["cache_creation_input_tokens"] = 0,
            ["cache_read_input_tokens"] = tokens.Cached,
            ["output_tokens"] = output,
        };
        if (step.ProviderRuns.Count > 0)
        {
            usage["server_tool_use"] = new JsonObject(step.ProviderRuns.GroupBy(run => run.Tool)
                .Select(group => KeyValuePair.Create($"{group.Key}_requests", (JsonNode?)group.Count())));
        }

        return usage;
    }
}
