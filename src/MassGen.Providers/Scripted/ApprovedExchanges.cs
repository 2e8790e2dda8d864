using System.Text.Json.Nodes;
using MassGen.Diagnostics;
using MassGen.Differences;
using MassGen.Providers.Json;
using MassGen.Providers.Recording;

namespace MassGen.Providers.Scripted;

/// <summary>
/// The exchanges of a scripted run as a file that people read and approve: a change of a prompt, a tool or the script shows as a
/// difference of lines.
/// </summary>
public static class ApprovedExchanges
{
    private const string SameTools = "same as before";

    // People read who asked and what before the details.
    private static readonly string[] First = ["role", "tool_call_id", "content", "id", "type", "name", "description", "model", "messages", "tools"];

    /// <summary>The text of the file: indented JSON, one element an exchange, by agent and call.</summary>
    public static string Render(IReadOnlyList<Exchange> exchanges)
    {
        var tools = new Dictionary<string, string>();
        var list = new JsonArray();

        // Agents run at the same time, so the order of arrival differs from run to run.
        foreach (var exchange in exchanges.OrderBy(one => one.Agent, StringComparer.Ordinal).ThenBy(one => one.Call))
        {
            list.Add((JsonNode)new JsonObject
            {
                ["agent"] = exchange.Agent,
                ["call"] = exchange.Call,
                ["request"] = Readable(ToolsOnce(exchange, tools)),
                ["reply"] = Readable(exchange.Reply),
            });
        }

        return JsonText.Indented(list) + "\n";
    }

    /// <summary>Compares the approved file with what happened.</summary>
    /// <returns>Null when they agree; otherwise the first differing line of the file, with the difference in the message.</returns>
    public static Diagnostic? Compare(SourceText approved, string actual)
    {
        var difference = LineDiff.Of(approved.Text, actual);
        return difference.IsEmpty ? null : new Diagnostic(
            ProviderCodes.ExchangesDiffer, Severity.Error,
            "What was asked or answered differs from what was approved ('-' approved, '+' now):\n" + difference.Unified(context: 3, most: 20),
            new SourcePosition(approved, difference.FirstLine, 1),
            Suggestion: "If the change is wanted, approve it by writing the file anew, and look at its difference in the commit.");
    }

    private static JsonObject ToolsOnce(Exchange exchange, Dictionary<string, string> tools)
    {
        var request = (JsonObject)exchange.Request.DeepClone();
        if (request["tools"] is not { } offered)
        {
            tools.Remove(exchange.Agent);
            return request;
        }

        var text = JsonText.Compact(offered);
        if (tools.TryGetValue(exchange.Agent, out var before) && before == text)
        {
            request["tools"] = SameTools;
        }

        tools[exchange.Agent] = text;
        return request;
    }

    private static JsonNode? Readable(JsonNode? node) =>
        JsonText.MapTexts(Ordered(Scrubber.Apply(node)), text => text.ReplaceLineEndings("\n").Split('\n') is { Length: > 1 } lines
            ? new JsonArray([.. lines.Select(line => JsonValue.Create(line))])
            : JsonValue.Create(text));

    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json
            .OrderBy(pair => Array.IndexOf(First, pair.Key) is >= 0 and var place ? place : First.Length)
            .Select(pair => KeyValuePair.Create(pair.Key, Ordered(pair.Value)))),
        JsonArray array => new JsonArray([.. array.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
