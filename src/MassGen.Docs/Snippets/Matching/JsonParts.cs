using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Docs.Snippets.Matching;

/// <summary>
/// JSON that must hold everything of another: every key of a map, every item of a list in its order. The text <c>"..."</c> stands for
/// any value, and at the end of a list for any further items.
/// </summary>
internal static class JsonParts
{
    private const string Anything = "...";

    // Everybody reads it, and no page is HTML before it is rendered.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static OutputFault? FaultOf(string expected, string printed)
    {
        var wanted = Read(expected);
        if (TryRead(printed, out var why) is not { } found)
        {
            return new OutputFault(1, $"what was printed is not JSON: {why}\n+{printed.Split('\n')[0]}");
        }

        var faults = Differences(wanted, found.Value, "").ToList();
        return faults.Count == 0 ? null : new OutputFault(LineOf(expected, faults[0].Path), string.Join('\n', faults.Take(12).Select(fault => fault.Text)));
    }

    public static string Bless(string expected, string printed) =>
        TryRead(printed, out _) is { } found ? (Kept(Read(expected), found.Value)?.ToJsonString(Readable) ?? "null") : expected;

    /// <exception cref="PatternException">The page's text is not JSON.</exception>
    public static JsonNode? Read(string expected) => TryRead(expected, out var why) is { } read
        ? read.Value
        : throw new PatternException($"what is shown must be JSON: {why}");

    public static ReadNode? TryRead(string text, out string? why)
    {
        try
        {
            why = null;
            return new ReadNode(JsonNode.Parse(text));
        }
        catch (JsonException wrong)
        {
            why = wrong.Message;
            return null;
        }
    }

    private static IEnumerable<(string Path, string Text)> Differences(JsonNode? expected, JsonNode? found, string path) => (expected, found) switch
    {
        _ when IsAnything(expected) => [],
        (JsonObject wanted, JsonObject map) => wanted.SelectMany(pair => map.TryGetPropertyValue(pair.Key, out var value)
            ? Differences(pair.Value, value, $"{path}/{pair.Key}")
            : [($"{path}/{pair.Key}", $"-{path}/{pair.Key} is {Short(pair.Value)}\n+{path}/{pair.Key} is not there")]),
        (JsonArray wanted, JsonArray list) => InLists(wanted, list, path),
        _ when JsonNode.DeepEquals(expected, found) => [],
        _ => [(path, $"-{Name(path)} is {Short(expected)}\n+{Name(path)} is {Short(found)}")],
    };

    private static IEnumerable<(string Path, string Text)> InLists(JsonArray wanted, JsonArray list, string path)
    {
        var isOpen = wanted.Count > 0 && IsAnything(wanted[^1]);
        var items = isOpen ? wanted.Count - 1 : wanted.Count;
        if (isOpen ? list.Count < items : list.Count != items)
        {
            return [(path, $"-{Name(path)} has {items} items{(isOpen ? " or more" : "")}\n+{Name(path)} has {list.Count}")];
        }

        return Enumerable.Range(0, items).SelectMany(index => Differences(wanted[index], list[index], $"{path}/{index}"));
    }

    private static JsonNode? Kept(JsonNode? expected, JsonNode? found) => (expected, found) switch
    {
        _ when IsAnything(expected) => Anything,
        (JsonObject wanted, JsonObject map) when wanted.Any(pair => map.ContainsKey(pair.Key)) => new JsonObject(
            wanted.Where(pair => map.ContainsKey(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, Kept(pair.Value, map[pair.Key])))),
        (JsonArray wanted, JsonArray list) => new JsonArray(
            [.. list.Take(IsOpen(wanted) ? wanted.Count - 1 : list.Count).Select((item, index) => index < wanted.Count ? Kept(wanted[index], item) : item?.DeepClone()),
             .. IsOpen(wanted) && list.Count >= wanted.Count - 1 ? new JsonNode?[] { Anything } : []]),
        _ => found?.DeepClone(),
    };

    private static bool IsOpen(JsonArray wanted) => wanted.Count > 0 && IsAnything(wanted[^1]);

    private static bool IsAnything(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) && text == Anything;

    private static string Name(string path) => path.Length == 0 ? "the whole" : path;

    private static string Short(JsonNode? node) => node?.ToJsonString(new JsonSerializerOptions(Readable) { WriteIndented = false }) is not { } text ? "null"
        : text.Length <= 80 ? text : text[..79] + "…";

    // The line with the last key of the path is a good guess at where to look.
    private static int LineOf(string expected, string path)
    {
        var key = path.Split('/').LastOrDefault(part => part.Length > 0 && !part.All(char.IsAsciiDigit));
        var line = key is null ? -1 : Array.FindIndex(expected.Split('\n'), text => text.Contains($"\"{key}\"", StringComparison.Ordinal));
        return Math.Max(0, line) + 1;
    }
}

/// <summary>A JSON value that was read; its value is null for <c>null</c>.</summary>
internal sealed record ReadNode(JsonNode? Value);
