using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Matching;

/// <summary>Checks JSON against a part of JSON Schema 2020-12. A keyword that is not known is a fault: it would check nothing.</summary>
internal sealed class JsonSchemaCheck
{
    private static readonly string[] Silent = ["$schema", "$id", "$defs", "$comment", "title", "description", "default", "examples"];

    private static readonly Dictionary<string, Func<JsonSchemaCheck, JsonNode?, JsonNode?, JsonObject, string, IEnumerable<string>>> Keywords = new()
    {
        ["type"] = (_, rule, value, _, path) => Words(rule).Any(word => IsOf(value, word)) ? [] : [$"{path} must be {string.Join(" or ", Words(rule))}"],
        ["enum"] = (_, rule, value, _, path) => ((JsonArray)rule!).Any(one => JsonNode.DeepEquals(one, value)) ? [] : [$"{path} must be one of {rule!.ToJsonString()}"],
        ["const"] = (_, rule, value, _, path) => JsonNode.DeepEquals(rule, value) ? [] : [$"{path} must be {rule?.ToJsonString() ?? "null"}"],
        ["required"] = (_, rule, value, _, path) => value is JsonObject map ? Words(rule).Where(name => !map.ContainsKey(name)).Select(name => $"{path} must have '{name}'") : [],
        ["properties"] = (check, rule, value, _, path) => value is JsonObject map
            ? ((JsonObject)rule!).Where(pair => map.ContainsKey(pair.Key)).SelectMany(pair => check.Faults(pair.Value, map[pair.Key], $"{path}/{pair.Key}")) : [],
        ["additionalProperties"] = (check, rule, value, schema, path) => value is JsonObject map
            ? map.Where(pair => schema["properties"] is not JsonObject named || !named.ContainsKey(pair.Key)).SelectMany(pair => check.Faults(rule, pair.Value, $"{path}/{pair.Key}")) : [],
        ["prefixItems"] = (check, rule, value, _, path) => value is JsonArray list
            ? list.Zip((JsonArray)rule!).SelectMany((pair, index) => check.Faults(pair.Second, pair.First, $"{path}/{index}")) : [],
        ["items"] = (check, rule, value, schema, path) => value is JsonArray list
            ? list.Index().Skip((schema["prefixItems"] as JsonArray)?.Count ?? 0).SelectMany(item => check.Faults(rule, item.Item, $"{path}/{item.Index}")) : [],
        ["minItems"] = (_, rule, value, _, path) => value is JsonArray list && list.Count < Number(rule) ? [$"{path} must have at least {rule} items"] : [],
        ["maxItems"] = (_, rule, value, _, path) => value is JsonArray list && list.Count > Number(rule) ? [$"{path} must have at most {rule} items"] : [],
        ["minLength"] = (_, rule, value, _, path) => Text(value) is { } text && text.Length < Number(rule) ? [$"{path} must have at least {rule} letters"] : [],
        ["maxLength"] = (_, rule, value, _, path) => Text(value) is { } text && text.Length > Number(rule) ? [$"{path} must have at most {rule} letters"] : [],
        ["pattern"] = (_, rule, value, _, path) => Text(value) is { } text && !Fits(text, Text(rule)!) ? [$"{path} must fit '{rule}'"] : [],
        ["minimum"] = (_, rule, value, _, path) => IsOf(value, "number") && Number(value) < Number(rule) ? [$"{path} must be at least {rule}"] : [],
        ["maximum"] = (_, rule, value, _, path) => IsOf(value, "number") && Number(value) > Number(rule) ? [$"{path} must be at most {rule}"] : [],
        ["allOf"] = (check, rule, value, _, path) => ((JsonArray)rule!).SelectMany(one => check.Faults(one, value, path)),
        ["anyOf"] = (check, rule, value, _, path) => ((JsonArray)rule!).Any(one => !check.Faults(one, value, path).Any()) ? [] : [$"{path} fits none of 'anyOf'"],
        ["oneOf"] = (check, rule, value, _, path) => ((JsonArray)rule!).Count(one => !check.Faults(one, value, path).Any()) is var count and not 1
            ? [$"{path} fits {count} of 'oneOf', not one"] : [],
        ["not"] = (check, rule, value, _, path) => check.Faults(rule, value, path).Any() ? [] : [$"{path} fits what 'not' excludes"],
        ["$ref"] = (check, rule, value, _, path) => check.Faults(check.Target(Text(rule) ?? ""), value, path),
    };

    private readonly JsonNode? _root;

    private JsonSchemaCheck(JsonNode? root) => _root = root;

    public static OutputFault? FaultOf(string schema, string printed)
    {
        var root = JsonParts.Read(schema);
        var check = new JsonSchemaCheck(root);
        if (JsonParts.TryRead(printed, out var why) is not { } found)
        {
            return new OutputFault(1, $"what was printed is not JSON: {why}\n+{printed.Split('\n')[0]}");
        }

        try
        {
            RefuseUnknown(root);
            var faults = check.Faults(root, found.Value, "").Take(12).Select(fault => fault.StartsWith('/') ? fault : "the whole" + fault).ToList();
            return faults.Count == 0 ? null : new OutputFault(1, string.Join('\n', faults));
        }
        catch (Exception wrong) when (wrong is InvalidCastException or InvalidOperationException or FormatException or RegexParseException)
        {
            throw new PatternException($"the schema cannot be used: {wrong.Message}");
        }
    }

    private IEnumerable<string> Faults(JsonNode? schema, JsonNode? value, string path) => schema switch
    {
        JsonObject rules => rules.Where(rule => !Silent.Contains(rule.Key)).SelectMany(rule => Keywords[rule.Key](this, rule.Value, value, rules, path)),
        JsonValue flag when flag.TryGetValue(out bool allows) => allows ? [] : [$"{path} must not be there"],
        _ => throw new PatternException("a schema must be a map, true or false."),
    };

    // Everywhere in the schema, also where this output does not lead.
    private static void RefuseUnknown(JsonNode? schema)
    {
        foreach (var (name, rule) in schema as JsonObject ?? [])
        {
            if (!Keywords.ContainsKey(name) && !Silent.Contains(name))
            {
                throw new PatternException(
                    $"'{name}' is no keyword of a schema that is checked here. {NearestWord.Suggestion(name, Keywords.Keys) ?? $"Known: {string.Join(", ", Keywords.Keys)}."}");
            }

            IEnumerable<JsonNode?> below = (name, rule) switch
            {
                ("properties" or "$defs", JsonObject named) => named.Select(pair => pair.Value),
                ("allOf" or "anyOf" or "oneOf" or "prefixItems", JsonArray each) => each,
                ("items" or "additionalProperties" or "not", _) => [rule],
                _ => [],
            };
            below.ToList().ForEach(RefuseUnknown);
        }
    }

    private JsonNode? Target(string reference) => !reference.StartsWith('#')
        ? throw new PatternException($"'{reference}' leads out of the schema; only '#/…' is looked up.")
        : reference[1..].Split('/', StringSplitOptions.RemoveEmptyEntries).Aggregate(_root, (node, part) =>
            (node as JsonObject)?[part] ?? throw new PatternException($"'{reference}' leads nowhere in the schema."));

    private static IEnumerable<string> Words(JsonNode? rule) => rule is JsonArray list ? list.Select(word => Text(word)!) : [Text(rule)!];

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    private static decimal Number(JsonNode? node) => decimal.Parse(node!.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static bool Fits(string text, string pattern) => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static bool IsOf(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && Number(value) % 1 == 0,
        _ => throw new PatternException($"'{type}' is no type of JSON."),
    };
}
