using System.Text.Json.Nodes;

namespace MassGen.Providers.Tests;

/// <summary>Pieces of the wire form.</summary>
internal static class Chunks
{
    public const string Done = "[DONE]";

    public static string Text(string text, string? finish = null) =>
        Of(new JsonObject { ["content"] = text }, finish);

    public static string Finish(string? reason) => Of([], reason);

    public static string Of(JsonObject delta, string? finish = null) => new JsonObject
    {
        ["id"] = "one",
        ["object"] = "chat.completion.chunk",
        ["created"] = 1,
        ["model"] = "grok-4.3",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish }),
    }.ToJsonString();

    public static string Calls(params string[] calls) =>
        Of(new JsonObject { ["tool_calls"] = new JsonArray([.. calls.Select(call => JsonNode.Parse(call))]) });

    public static string Usage(string usage) =>
        $$$"""{"id":"one","object":"chat.completion.chunk","created":1,"model":"grok-4.3","choices":[],"usage":{{{usage}}}}""";

    public static string Tokens(int prompt, int completion, int total, int reasoning, string more = "") => Usage(
        $$$"""{"prompt_tokens":{{{prompt}}},"completion_tokens":{{{completion}}},"total_tokens":{{{total}}},"completion_tokens_details":{"reasoning_tokens":{{{reasoning}}}}{{{more}}}}""");
}
