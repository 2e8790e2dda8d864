using System.Text.Json.Nodes;

namespace MassGen.Yaml;

/// <summary>Turns YAML values into JSON by the meaning they have in configurations.</summary>
public static class YamlJson
{
    /// <summary>The JSON value; numbers and truth values as such, YAML's null as null.</summary>
    public static JsonNode? Node(YamlValue value) => value switch
    {
        YamlMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Node(entry.Value)))),
        YamlList list => new JsonArray([.. list.Items.Select(Node)]),
        YamlScalar { IsNull: true } => null,
        YamlScalar { Boolean: { } truth } => JsonValue.Create(truth),
        YamlScalar { Number: { } number } => JsonValue.Create(number),
        YamlScalar scalar => JsonValue.Create(scalar.Text),
        _ => null,
    };
}
