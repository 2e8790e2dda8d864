using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Responses;

/// <summary>The Responses API of OpenAI and xAI: the only one of theirs in which the provider runs tools itself.</summary>
/// <param name="isGrok">Whether xAI is asked, whose tools are named otherwise in places.</param>
internal sealed class ResponsesProtocol(bool isGrok) : IWireProtocol
{
    private static readonly string[] NotHere = ["presence_penalty", "frequency_penalty", "stop", "seed"];

    public string Path => "/responses";

    public string? Refusal(string setting) => NotHere.Contains(setting)
        ? $"The Responses API has no '{setting}', so it is not sent. Remove it from the configuration."
        : null;

    public void AddField(JsonObject body, string name, JsonNode? value)
    {
        switch (name)
        {
            case "max_completion_tokens":
                body["max_output_tokens"] = value?.DeepClone();
                break;
            case "response_format" when value is JsonObject format:
                body.Join("text", new JsonObject { ["format"] = Flat(format) });
                break;
            default:
                body.Join(name, value);
                break;
        }
    }

    public IAnswer Begin(string? askedModel) => new ResponsesAnswer(askedModel);

    public bool IsAnswer(JsonElement whole) => whole.Text("object"u8) == "response" || whole.Field("output"u8) is not null;

    public JsonObject Body(WireRequest request)
    {
        var body = new JsonObject
        {
            ["model"] = request.Model,
            ["input"] = ResponsesInput.Map(request.Messages, request.Options?.Instructions),
            ["stream"] = true,
            // The conversation is ours; nobody needs to keep it for thirty days.
            ["store"] = false,
        };
        AddSettings(body, request.Settings);
        var format = Format(request.Options?.ResponseFormat);
        body.Put("text", format is null ? null : new JsonObject { ["format"] = format });
        if (Tools(request) is { Count: > 0 } tools)
        {
            body["tools"] = tools;
            body.Put("tool_choice", Choice(request.Options?.ToolMode));
            body.Put("parallel_tool_calls", request.Settings.ParallelToolCalls);
        }

        return body;
    }

    private static void AddSettings(JsonObject body, ChatParameters settings)
    {
        body.Put("temperature", settings.Temperature);
        body.Put("top_p", settings.TopP);
        body.Put("max_output_tokens", settings.MaxOutputTokens);
        body.Put("reasoning", settings.ReasoningEffort is { } effort ? new JsonObject { ["effort"] = effort } : null);
    }

    private JsonArray Tools(WireRequest request) => [.. request.Functions.Select(Function), .. request.ServerTools.Select(ServerTool)];

    private JsonObject Function(AIFunctionDeclaration tool)
    {
        var function = new JsonObject
        {
            ["type"] = "function",
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["parameters"] = BodyFields.Schema(tool),
        };
        if (!isGrok)
        {
            // OpenAI takes every schema for a strict one otherwise, in which nothing may be left out.
            function["strict"] = false;
        }

        return function;
    }

    private JsonObject ServerTool(string name) => (name, isGrok) switch
    {
        (ServerToolNames.CodeExecution, true) => new JsonObject { ["type"] = "code_interpreter" },
        (ServerToolNames.CodeExecution, false) => new JsonObject
        {
            ["type"] = "code_interpreter",
            ["container"] = new JsonObject { ["type"] = "auto" },
        },
        _ => new JsonObject { ["type"] = name },
    };

    private static JsonNode? Choice(ChatToolMode? mode) => mode switch
    {
        RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["type"] = "function", ["name"] = name },
        RequiredChatToolMode => "required",
        NoneChatToolMode => "none",
        _ => null,
    };

    // Chat completions put name and schema one level deeper.
    private static JsonObject Flat(JsonObject format)
    {
        var flat = new JsonObject { ["type"] = format["type"]?.DeepClone() };
        foreach (var (name, value) in format["json_schema"] as JsonObject ?? [])
        {
            flat[name] = value?.DeepClone();
        }

        return flat;
    }

    private static JsonObject? Format(ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => new JsonObject
        {
            ["type"] = "json_schema",
            ["name"] = json.SchemaName ?? "answer",
            ["schema"] = JsonObject.Create(schema),
        },
        ChatResponseFormatJson => new JsonObject { ["type"] = "json_object" },
        _ => null,
    };
}
