using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Tests.Configuration;

/// <summary>Evaluates the words of JSON Schema that our schema uses, and no others: an unknown word fails.</summary>
internal static class SmallSchemaCheck
{
    public static bool IsValid(JsonObject root, JsonObject schema, JsonNode? value) => schema.All(word => word.Key switch
    {
        "$schema" or "title" or "description" or "default" or "deprecated" or "$defs" or "then" => true,
        "$ref" => IsValid(root, root["$defs"]![word.Value!.GetValue<string>()["#/$defs/".Length..]]!.AsObject(), value),
        "type" => (word.Value is JsonArray types ? types.Select(type => type!.GetValue<string>()) : [word.Value!.GetValue<string>()]).Any(type => HasType(value, type)),
        "enum" => word.Value!.AsArray().Any(one => JsonNode.DeepEquals(one, value)),
        "minimum" => value is not JsonValue least || least.GetValueKind() != JsonValueKind.Number || least.GetValue<decimal>() >= word.Value!.GetValue<decimal>(),
        "maximum" => value is not JsonValue most || most.GetValueKind() != JsonValueKind.Number || most.GetValue<decimal>() <= word.Value!.GetValue<decimal>(),
        "required" => value is not JsonObject map || word.Value!.AsArray().All(key => map.ContainsKey(key!.GetValue<string>())),
        "properties" => value is not JsonObject map || map.All(entry => word.Value![entry.Key] is not JsonObject inner || IsValid(root, inner, entry.Value)),
        "additionalProperties" => value is not JsonObject map || map.All(entry => IsValid(root, word.Value!.AsObject(), entry.Value)),
        "items" => value is not JsonArray list || list.All(item => IsValid(root, word.Value!.AsObject(), item)),
        "oneOf" => word.Value!.AsArray().Count(one => IsValid(root, one!.AsObject(), value)) == 1,
        "if" => !IsValid(root, word.Value!.AsObject(), value) || IsValid(root, schema["then"]!.AsObject(), value),
        _ => throw new NotSupportedException(word.Key),
    });

    private static bool HasType(JsonNode? value, string type) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        _ => value?.GetValueKind() == JsonValueKind.Number && value.GetValue<decimal>() % 1 == 0,
    };
}
