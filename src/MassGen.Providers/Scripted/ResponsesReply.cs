using System.Text.Json.Nodes;
using MassGen.Providers.Http;
using MassGen.Providers.Json;

namespace MassGen.Providers.Scripted;

/// <summary>
/// Renders a step in the form of the Responses API, in the order in which xAI streams it (captured 2025-11): tools the provider ran,
/// reasoning, the text in pieces with its sources after it, function calls, and at last the whole response with its usage.
/// </summary>
internal sealed class ResponsesReply(ScriptStep step, string agent, int call, string model, ReplyTokens tokens) : IReply
{
    // A fixed time (2026-01-01), so that the same script gives the same bytes.
    private const long Created = 1_767_225_600;

    private static readonly string[] Grown = ["content", "summary"];

    private string Id => $"scripted-{agent}-{call}";

    public JsonObject Whole() => Response("completed");

    public IEnumerable<string> Events() => Numbered().Select(ServerSentEvents.Named);

    private IEnumerable<JsonObject> Numbered() => Plain().Select((one, number) =>
    {
        one["sequence_number"] = number;
        return one;
    });

    private IEnumerable<JsonObject> Plain()
    {
        yield return new JsonObject { ["type"] = "response.created", ["response"] = Response("in_progress") };
        yield return new JsonObject { ["type"] = "response.in_progress", ["response"] = Response("in_progress") };
        var items = Items().ToList();
        for (var index = 0; index < items.Count; index++)
        {
            foreach (var one in Item(items[index], index))
            {
                yield return one;
            }
        }

        yield return new JsonObject { ["type"] = "response.completed", ["response"] = Response("completed") };
    }

    private static IEnumerable<JsonObject> Item(JsonObject item, int index)
    {
        yield return new JsonObject { ["type"] = "response.output_item.added", ["output_index"] = index, ["item"] = Begun(item) };
        foreach (var piece in Pieces(item))
        {
            piece["output_index"] = index;
            piece["item_id"] = (string?)item["id"];
            yield return piece;
        }

        yield return new JsonObject { ["type"] = "response.output_item.done", ["output_index"] = index, ["item"] = item.DeepClone() };
    }

    private static JsonObject Begun(JsonObject item)
    {
        var begun = (JsonObject)item.DeepClone();
        foreach (var name in Grown.Where(begun.ContainsKey))
        {
            begun[name] = new JsonArray();
        }

        if ((string?)begun["type"] == "function_call")
        {
            begun["arguments"] = "";
        }

        begun["status"] = "in_progress";
        return begun;
    }

    private static IEnumerable<JsonObject> Pieces(JsonObject item) => (string?)item["type"] switch
    {
        "reasoning" => TextPieces.Of((string?)item["summary"]![0]!["text"])
            .Select(piece => new JsonObject { ["type"] = "response.reasoning_summary_text.delta", ["summary_index"] = 0, ["delta"] = piece }),
        "message" => TextPieces.Of((string?)item["content"]![0]!["text"])
            .Select(piece => new JsonObject { ["type"] = "response.output_text.delta", ["content_index"] = 0, ["delta"] = piece })
            .Concat(item["content"]![0]!["annotations"]!.AsArray().Select(annotation => new JsonObject
            {
                ["type"] = "response.output_text.annotation.added", ["content_index"] = 0, ["annotation"] = annotation!.DeepClone(),
            })),
        "function_call" => [new JsonObject { ["type"] = "response.function_call_arguments.delta", ["delta"] = (string?)item["arguments"] }],
        _ => [],
    };

    private IEnumerable<JsonObject> Items()
    {
        for (var index = 0; index < step.ProviderRuns.Count; index++)
        {
            var run = step.ProviderRuns[index];
            yield return new JsonObject
            {
                ["type"] = $"{run.Tool}_call", ["id"] = $"srv_{agent}_{call}_{index + 1}", ["call_id"] = "", ["name"] = run.Tool,
                ["arguments"] = JsonText.Compact(run.Arguments), ["status"] = "completed",
            };
        }

        if (step.Think is { } thought)
        {
            yield return new JsonObject
            {
                ["type"] = "reasoning", ["id"] = $"rs_{agent}_{call}", ["status"] = "completed",
                ["summary"] = new JsonArray(new JsonObject { ["type"] = "summary_text", ["text"] = thought }),
            };
        }

        if (step.Say is { } said)
        {
            yield return Message(said);
        }

        for (var index = 0; index < step.Calls.Count; index++)
        {
            yield return new JsonObject
            {
                ["type"] = "function_call", ["id"] = $"fc_{agent}_{call}_{index + 1}", ["call_id"] = $"call_{agent}_{call}_{index + 1}",
                ["name"] = step.Calls[index].Tool, ["arguments"] = JsonText.Compact(step.Calls[index].Arguments), ["status"] = "completed",
            };
        }

        for (var index = 0; index < step.Actions.Count; index++)
        {
            yield return ComputerCall(step.Actions[index], index + 1);
        }
    }

    private JsonObject ComputerCall(ScriptedAction action, int number) => new()
    {
        ["type"] = "computer_call", ["id"] = $"cu_{agent}_{call}_{number}", ["call_id"] = $"call_{agent}_{call}_{number}",
        ["action"] = ReplyWriter.ActionFields(action, "type"),
        ["pending_safety_checks"] = new JsonArray(number == 1 && step.Safety is { } safety
            ? [new JsonObject { ["id"] = $"cu_sc_{agent}_{call}", ["code"] = safety.Code, ["message"] = safety.Message }]
            : []),
        ["status"] = "completed",
    };

    private JsonObject Message(string said) => new()
    {
        ["type"] = "message", ["id"] = $"msg_{agent}_{call}", ["role"] = "assistant", ["status"] = "completed",
        ["content"] = new JsonArray(new JsonObject
        {
            ["type"] = "output_text", ["text"] = said,
            ["annotations"] = new JsonArray([.. step.Cites.Select(url => new JsonObject { ["type"] = "url_citation", ["url"] = url })]),
        }),
    };

    private JsonObject Response(string status)
    {
        var isDone = status == "completed";
        var response = new JsonObject
        {
            ["id"] = Id, ["object"] = "response", ["created_at"] = Created, ["model"] = model, ["status"] = status, ["error"] = null,
            ["incomplete_details"] = null, ["output"] = new JsonArray(isDone ? [.. Items()] : []), ["store"] = false,
        };
        if (isDone)
        {
            response["usage"] = Usage();
        }

        return response;
    }

    private JsonObject Usage()
    {
        // Here reasoning is a part of the output.
        var output = tokens.Output + tokens.Reasoning;
        var usage = new JsonObject
        {
            ["input_tokens"] = tokens.Input,
            ["input_tokens_details"] = new JsonObject { ["cached_tokens"] = tokens.Cached },
            ["output_tokens"] = output,
            ["output_tokens_details"] = new JsonObject { ["reasoning_tokens"] = tokens.Reasoning },
            ["total_tokens"] = tokens.Input + output,
        };
        if (step.ProviderRuns.Count > 0)
        {
            usage["num_server_side_tools_used"] = step.ProviderRuns.Count;
            usage["server_side_tool_usage_details"] = new JsonObject(step.ProviderRuns.GroupBy(run => run.Tool)
                .Select(group => KeyValuePair.Create($"{group.Key}_calls", (JsonNode?)group.Count())));
        }

        // Only xAI reports what it bills.
        if (tokens.Ticks is { } ticks && model.StartsWith("grok", StringComparison.Ordinal))
        {
            usage["cost_in_usd_ticks"] = ticks;
        }

        return usage;
    }
}
