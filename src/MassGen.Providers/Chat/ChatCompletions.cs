using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>OpenAI's chat completions, which most providers and local servers speak.</summary>
internal sealed class ChatCompletions : IWireProtocol
{
    public static readonly ChatCompletions Instance = new();

    public string Path => "/chat/completions";

    public string? Refusal(string setting) => null;

    public void AddField(JsonObject body, string name, JsonNode? value) => body.Join(name, value);

    public IAnswer Begin(string? askedModel) => new ChatAnswer(askedModel);

    public bool IsAnswer(JsonElement whole) => whole.Items("choices"u8).Any();

    public JsonObject Body(WireRequest request)
    {
        var body = new JsonObject
        {
            ["model"] = request.Model,
            ["messages"] = ChatMessages.Map(request.Messages, request.Options?.Instructions),
            ["stream"] = true,
            ["stream_options"] = new JsonObject { ["include_usage"] = true },
        };
        AddSettings(body, request.Settings);
        body.Put("response_format", Format(request.Options?.ResponseFormat));
        if (request.Functions.Count > 0)
        {
            body["tools"] = new JsonArray([.. request.Functions.Select(Tool)]);
            body.Put("tool_choice", Choice(request.Options?.ToolMode));
            body.Put("parallel_tool_calls", request.Settings.ParallelToolCalls);
        }

        return body;
    }

    private static void AddSettings(JsonObject body, ChatParameters settings)
    {
        body.Put("temperature", settings.Temperature);
        body.Put("top_p", settings.TopP);
        body.Put("max_completion_tokens", settings.MaxOutputTokens);
        body.Put("frequency_penalty", settings.FrequencyPenalty);
        body.Put("presence_penalty", settings.PresencePenalty);
        body.Put("seed", settings.Seed);
        body.Put("reasoning_effort", settings.ReasoningEffort);
        body.Put("stop", BodyFields.List(settings.Stop));
    }

    private static JsonNode Tool(AIFunctionDeclaration tool) => Function(new JsonObject
    {
        ["name"] = tool.Name,
        ["description"] = tool.Description,
        ["parameters"] = BodyFields.Schema(tool),
    });

    private static JsonObject Function(JsonObject function) => new() { ["type"] = "function", ["function"] = function };

    private static JsonNode? Choice(ChatToolMode? mode) => mode switch
    {
        RequiredChatToolMode { RequiredFunctionName: { } name } => Function(new JsonObject { ["name"] = name }),
        RequiredChatToolMode => "required",
        NoneChatToolMode => "none",
        _ => null,
    };

    private static JsonObject? Format(ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json => new JsonObject { ["type"] = "json_schema", ["json_schema"] = Named(json, schema) },
        ChatResponseFormatJson => new JsonObject { ["type"] = "json_object" },
        _ => null,
    };

    private static JsonObject Named(ChatResponseFormatJson format, JsonElement schema)
    {
        var named = new JsonObject { ["name"] = format.SchemaName ?? "answer", ["schema"] = JsonObject.Create(schema) };
        named.Put("description", format.SchemaDescription);
        return named;
    }
}
