using System.Text.Json.Nodes;
using MassGen.Providers.Json;

namespace MassGen.Providers.Http;

/// <summary>Writes events in the form of <c>text/event-stream</c>: <c>data:</c> lines with a blank line after each.</summary>
internal static class ServerSentEvents
{
    public const string Done = "[DONE]";

    public static string Event(JsonObject data) => Event(JsonText.Compact(data));

    /// <summary>With the name of the event before it, as OpenAI's Responses and Anthropic's Messages have it.</summary>
    public static string Named(JsonObject data) => $"event: {(string?)data["type"]}\n{Event(data)}";

    public static string Event(string data) => $"data: {data}\n\n";
}
