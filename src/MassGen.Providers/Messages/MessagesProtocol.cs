using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Json;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Messages;

/// <summary>Anthropic's Messages.</summary>
internal sealed class MessagesProtocol : IWireProtocol
{
    /// <summary>The version of the interface that is asked for.</summary>
    public const string Version = "2023-06-01";

    /// <summary>The beta that the code sandbox belongs to.</summary>
    public const string CodeBeta = "code-execution-2025-05-22";

    /// <summary>The setting that names betas; it is a header here, not a field.</summary>
    public const string Betas = "betas";

    public static readonly MessagesProtocol Instance = new();

    // The interface wants a limit; this one is the Python project's.
    private const int DefaultMaxTokens = 4096;

    public string Path => "/v1/messages";

    public string? Refusal(string setting) => setting switch
    {
        "presence_penalty" or "frequency_penalty" or "seed" or "reasoning_effort" or "logit_bias" or "response_format" =>
            $"Anthropic's Messages have no '{setting}', so it is not sent. Remove it from the configuration.",
        "thinking" => "Claude wants the blocks of its thinking back with each tool's result, and they are not kept here; 'thinking' is not sent.",
        _ => null,
    };

    public void AddField(JsonObject body, string name, JsonNode? value)
    {
        if (name != Betas)
        {
            body.Join(name, value);
        }
    }

    public IAnswer Begin(string? askedModel) => new MessagesAnswer(askedModel);

    public bool IsAnswer(JsonElement whole) => whole.Text("type"u8) == "message";

    public JsonObject Body(WireRequest request)
    {
        var (system, messages) = MessagesInput.Map(request.Messages, request.Options?.Instructions);
        var settings = request.Settings;
        var body = new JsonObject { ["model"] = request.Model, ["max_tokens"] = settings.MaxOutputTokens ?? DefaultMaxTokens };
        body.Put("system", system.Length > 0 ? system : null);
        body["messages"] = messages;
        body["stream"] = true;
        body.Put("temperature", settings.Temperature);
        body.Put("top_p", settings.TopP);
        body.Put("stop_sequences", BodyFields.List(settings.Stop));
        if (Tools(request) is { Count: > 0 } tools)
        {
            body["tools"] = tools;
            body.Put("tool_choice", Choice(request.Options?.ToolMode, settings.ParallelToolCalls));
        }

        return body;
    }

    private static JsonArray Tools(WireRequest request) =>
    [
        .. request.Functions.Select(tool => new JsonObject
        {
            ["name"] = tool.Name,
            ["description"] = tool.Description,
            ["input_schema"] = BodyFields.Schema(tool),
        }),
        .. request.ServerTools.Select(ServerTool),
    ];

    private static JsonObject ServerTool(string name) => new()
    {
        ["type"] = name == ServerToolNames.CodeExecution ? "code_execution_20250522" : "web_search_20250305",
        ["name"] = name,
    };

    private static JsonObject? Choice(ChatToolMode? mode, bool? parallel)
    {
        var choice = mode switch
        {
            RequiredChatToolMode { RequiredFunctionName: { } name } => new JsonObject { ["type"] = "tool", ["name"] = name },
            RequiredChatToolMode => new JsonObject { ["type"] = "any" },
            NoneChatToolMode => new JsonObject { ["type"] = "none" },
            _ when parallel == false => new JsonObject { ["type"] = "auto" },
            _ => null,
        };
        if (parallel == false && choice is not null && mode is not NoneChatToolMode)
        {
            choice["disable_parallel_tool_use"] = true;
        }

        return choice;
    }
}
