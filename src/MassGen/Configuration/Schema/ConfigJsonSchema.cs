using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Configuration.Schema;

/// <summary>The schema as a JSON Schema (draft 2020-12), for editors. Unknown keys stay allowed, as they are in MassGen.</summary>
public static class ConfigJsonSchema
{
    /// <summary>The dialect it is written in.</summary>
    public const string Dialect = "https://json-schema.org/draft/2020-12/schema";

    /// <summary>The name of its file in the site.</summary>
    public const string FileName = "massgen.schema.json";

    /// <summary>The document.</summary>
    public static JsonObject Document()
    {
        var root = Of(ConfigSchema.Root);
        root.Insert(0, "$schema", Dialect);
        root.Insert(1, "title", "MassGen configuration");
        root["oneOf"] = new JsonArray(Requires(RootKeys.Agents.Name), Requires(RootKeys.Agent.Name));
        var sections = new JsonObject();
        foreach (var (section, _) in ConfigSchema.Sections.Where(found => found.Section.Name.Length > 0))
        {
            sections[section.Name] = Of(section);
        }

        root["$defs"] = sections;
        return root;
    }

    /// <summary>The document as text, indented.</summary>
    public static string Text()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            Document().WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static JsonObject Of(ConfigSection section)
    {
        var properties = new JsonObject();
        foreach (var key in section.Keys)
        {
            properties[key.Name] = Of(key);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        var required = section.Keys.Where(key => key.IsRequired).Select(key => (JsonNode)key.Name).ToArray();
        if (required.Length > 0)
        {
            schema["required"] = new JsonArray(required);
        }

        if (section == BackendKeys.Section)
        {
            AddModelRule(schema);
        }

        return schema;
    }

    private static void AddModelRule(JsonObject schema)
    {
        var types = Words(BackendType.All.Where(type => type.NeedsModel).Select(type => type.Name));
        schema["if"] = new JsonObject { ["properties"] = new JsonObject { [BackendKeys.Type.Name] = new JsonObject { ["enum"] = types } } };
        schema["then"] = Requires(BackendKeys.Model.Name);
    }

    private static JsonObject Of(ConfigKey key)
    {
        var types = Types(key.Kind).Concat(key.RefusesNothing || key.IsRequired ? [] : ["null"]).ToList();
        var schema = new JsonObject { ["description"] = KeyWords.Description(key) };
        if (key.Kind != ConfigValueKind.Any)
        {
            schema["type"] = types.Count == 1 ? types[0] : Words(types);
        }

        if (key.Allowed.Count > 0)
        {
            schema["enum"] = Words(key.Allowed);
            if (types.Contains("null"))
            {
                schema["enum"]!.AsArray().Add((JsonNode?)null);
            }
        }

        AddLimits(schema, key);
        AddInside(schema, key);
        if (key.Default is { } text)
        {
            schema["default"] = Default(key.Kind, text);
        }

        if (key.Effect == KeyEffect.None)
        {
            schema["deprecated"] = true;
        }

        return schema;
    }

    private static void AddLimits(JsonObject schema, ConfigKey key)
    {
        if (key.Least is { } least and > int.MinValue)
        {
            schema["minimum"] = least;
        }

        if (key.Most is { } most)
        {
            schema["maximum"] = most;
        }
    }

    private static void AddInside(JsonObject schema, ConfigKey key)
    {
        var inside = key.Section is { } section ? new JsonObject { ["$ref"] = $"#/$defs/{section.Name}" }
            : key.Items is { } items ? new JsonObject { ["type"] = Types(items).First() } : null;
        if (inside is null)
        {
            return;
        }

        if (key.Kind == ConfigValueKind.Map && !key.HasFreeNames)
        {
            schema["$ref"] = inside["$ref"]!.GetValue<string>();
            return;
        }

        if (key.Kind != ConfigValueKind.Map)
        {
            schema["items"] = inside.DeepClone();
        }

        if (key.HasFreeNames)
        {
            schema["additionalProperties"] = inside;
        }
    }

    private static IEnumerable<string> Types(ConfigValueKind kind) => kind switch
    {
        ConfigValueKind.Text => ["string"],
        ConfigValueKind.WholeNumber => ["integer"],
        ConfigValueKind.Number => ["number"],
        ConfigValueKind.TrueOrFalse => ["boolean"],
        ConfigValueKind.TextOrTrueOrFalse => ["string", "boolean"],
        ConfigValueKind.List => ["array"],
        ConfigValueKind.Map => ["object"],
        ConfigValueKind.ListOrMap => ["array", "object"],
        ConfigValueKind.TextOrList => ["string", "array"],
        _ => [],
    };

    private static JsonNode? Default(ConfigValueKind kind, string text) => kind switch
    {
        ConfigValueKind.WholeNumber or ConfigValueKind.Number => decimal.Parse(text, CultureInfo.InvariantCulture),
        ConfigValueKind.TrueOrFalse => text == "true",
        ConfigValueKind.List => JsonNode.Parse(text),
        _ => text,
    };

    private static JsonObject Requires(string key) => new() { ["required"] = new JsonArray(key) };

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);
}
