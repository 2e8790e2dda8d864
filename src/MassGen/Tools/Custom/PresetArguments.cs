using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Yaml;

namespace MassGen.Tools;

/// <summary>Arguments that a configuration sets: values for each call, and a schema that does not mention them.</summary>
internal static class PresetArguments
{
    /// <summary>The values as JSON, typed as YAML types them.</summary>
    public static Dictionary<string, JsonElement> Values(YamlMap preset) =>
        preset.Entries.ToDictionary(entry => entry.Key, entry => Element(Json(entry.Value)), StringComparer.Ordinal);

    /// <summary>The names of a schema's properties.</summary>
    public static IReadOnlyList<string> Properties(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object
            ? [.. properties.EnumerateObject().Select(property => property.Name)]
            : [];

    /// <summary>The names of a schema's required properties.</summary>
    public static IReadOnlyList<string> Required(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array
            ? [.. required.EnumerateArray().Select(name => name.GetString() ?? "")]
            : [];

    /// <summary>The schema without some properties.</summary>
    public static JsonElement Hide(JsonElement schema, IReadOnlyCollection<string> names)
    {
        if (names.Count == 0 || JsonNode.Parse(schema.GetRawText()) is not JsonObject json)
        {
            return schema;
        }

        foreach (var name in names)
        {
            (json["properties"] as JsonObject)?.Remove(name);
        }

        if (json["required"] is JsonArray)
        {
            json["required"] = ToolAnswer.List(Required(schema).Except(names));
        }

        return ToolAnswer.Element(json);
    }

    private static JsonNode? Json(YamlValue value) => value switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        YamlList list => ToolAnswer.List(list.Items.Select(Json)),
        YamlScalar { IsNull: true } => null,
        YamlScalar { Boolean: { } truth } => JsonValue.Create(truth),
        YamlScalar { Number: { } number } => JsonValue.Create(number),
        YamlScalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException($"A YAML value of the kind {value.GetType().Name} has no JSON."),
    };

    private static JsonElement Element(JsonNode? node)
    {
        using var document = JsonDocument.Parse(node is null ? "null" : ToolAnswer.Text(node));
        return document.RootElement.Clone();
    }
}
