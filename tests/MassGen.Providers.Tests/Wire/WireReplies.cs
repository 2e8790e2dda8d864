using System.Text.Json.Nodes;

namespace MassGen.Providers.Tests.Wire;

/// <summary>Small answers in each wire form, event by event.</summary>
internal static class WireReplies
{
    /// <summary>The backends that stand for the three forms.</summary>
    public static string[] Backends { get; } = ["grok", "openai", "claude"];

    /// <summary>The events of the answer <c>Hello</c>, with usage of 3 tokens in and 2 out.</summary>
    public static string[] Hello(string backend) => backend switch
    {
        "openai" =>
        [
            Event("""{"type":"response.created","response":{"id":"r1","model":"m","output":[]}}"""),
            Event("""{"type":"response.output_item.added","output_index":0,"item":{"id":"i1","type":"message","content":[]}}"""),
            Event("""{"type":"response.output_text.delta","output_index":0,"item_id":"i1","delta":"Hel"}"""),
            Event("""{"type":"response.output_text.delta","output_index":0,"item_id":"i1","delta":"lo"}"""),
            Event("""{"type":"response.completed","response":{"id":"r1","model":"m","status":"completed","output":[{"id":"i1","type":"message","content":[{"type":"output_text","text":"Hello"}]}],"usage":{"input_tokens":3,"output_tokens":2,"total_tokens":5}}}"""),
        ],
        "claude" =>
        [
            Event("""{"type":"message_start","message":{"id":"m1","model":"m","usage":{"input_tokens":3,"output_tokens":1}}}"""),
            Event("""{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"""),
            Event("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel"}}"""),
            Event("""{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"lo"}}"""),
            Event("""{"type":"content_block_stop","index":0}"""),
            Event("""{"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":2}}"""),
            Event("""{"type":"message_stop"}"""),
        ],
        _ =>
        [
            Event("""{"id":"c1","model":"m","choices":[{"index":0,"delta":{"role":"assistant"}}]}"""),
            Event("""{"id":"c1","model":"m","choices":[{"index":0,"delta":{"content":"Hel"}}]}"""),
            Event("""{"id":"c1","model":"m","choices":[{"index":0,"delta":{"content":"lo"}}]}"""),
            Event("""{"id":"c1","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"""),
            Event("""{"id":"c1","model":"m","choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2,"total_tokens":5}}"""),
            Event("[DONE]"),
        ],
    };

    /// <summary>An error body in the words of each provider.</summary>
    public static string Error(string backend, string code, string text) => backend switch
    {
        "claude" => new JsonObject { ["type"] = "error", ["error"] = new JsonObject { ["type"] = code, ["message"] = text } }.ToJsonString(),
        "openai" => new JsonObject { ["error"] = new JsonObject { ["message"] = text, ["type"] = code, ["code"] = code } }.ToJsonString(),
        _ => new JsonObject { ["code"] = code, ["error"] = text }.ToJsonString(),
    };

    /// <summary>An event with an error in the middle of a stream.</summary>
    public static string ErrorEvent(string backend) => backend switch
    {
        "openai" => Event("""{"type":"response.failed","response":{"id":"r1","status":"failed","error":{"code":"server_error","message":"overheated"}}}"""),
        "claude" => "event: error\n" + Event("""{"type":"error","error":{"type":"overloaded_error","message":"overheated"}}"""),
        _ => Event("""{"error":{"message":"overheated"}}"""),
    };

    public static string Event(string data) => $"data: {data}\n\n";
}
