using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Diagnostics;
using Microsoft.Extensions.AI;

namespace MassGen.Tools;

/// <summary>A tool's arguments, checked against its parameters.</summary>
internal sealed class ToolArguments
{
    private readonly Dictionary<string, JsonNode> _values = [];

    private ToolArguments()
    {
    }

    /// <summary>The arguments, or a sentence for the model on what to change.</summary>
    public static (ToolArguments? Arguments, string? Fault) Read(AIFunctionArguments given, IReadOnlyList<ToolParameter> parameters)
    {
        var read = new ToolArguments();
        foreach (var (name, value) in given)
        {
            if (parameters.FirstOrDefault(parameter => parameter.Name == name) is not { } parameter)
            {
                return (null, Unknown(name, parameters));
            }

            if (Node(value) is not { } node)
            {
                continue;
            }

            if (read.Take(parameter, node) is { } fault)
            {
                return (null, fault);
            }
        }

        var missing = parameters.FirstOrDefault(parameter => parameter.IsRequired && !read._values.ContainsKey(parameter.Name));
        return missing is null ? (read, null) : (null, $"'{missing.Name}' is missing: it must be {missing.Expected}. {missing.Description}");
    }

    public string Text(string name) => OptionalText(name) ?? "";

    public string? OptionalText(string name) => _values.TryGetValue(name, out var value) ? value.GetValue<string>() : null;

    public long WholeNumber(string name) => _values[name].GetValue<long>();

    public JsonArray List(string name) => _values.TryGetValue(name, out var value) ? value.AsArray() : [];

    private string? Take(ToolParameter parameter, JsonNode value)
    {
        var taken = parameter.Kind switch
        {
            ParameterKind.Text => value.GetValueKind() == JsonValueKind.String ? value : null,
            ParameterKind.WholeNumber => Whole(value),
            ParameterKind.Texts => AsList(value) is { } list && list.All(IsWord) ? list : null,
            _ => AsList(value),
        };
        if (taken is null)
        {
            return $"'{parameter.Name}' must be {parameter.Expected}.";
        }

        if (parameter.Words.Count > 0 && !parameter.Words.Contains(taken.GetValue<string>()))
        {
            var word = taken.GetValue<string>();
            return $"'{parameter.Name}' must be {parameter.Expected}; it was '{word}'. {NearestWord.Suggestion(word, parameter.Words)}".TrimEnd();
        }

        _values[parameter.Name] = taken;
        return null;
    }

    // Models write one item without its list, and a list as a text that holds JSON.
    private static JsonArray? AsList(JsonNode value)
    {
        if (value is JsonArray list)
        {
            return list;
        }

        if (value.GetValueKind() != JsonValueKind.String)
        {
            return value is JsonObject ? [value.DeepClone()] : null;
        }

        try
        {
            return value.GetValue<string>() is var text && text.TrimStart().StartsWith('[') && JsonNode.Parse(text) is JsonArray inside ? inside : [value.DeepClone()];
        }
        catch (JsonException)
        {
            return [value.DeepClone()];
        }
    }

    private static bool IsWord(JsonNode? item) => item?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number;

    // Models write numbers as 30, 30.0 and "30".
    private static JsonValue? Whole(JsonNode value) =>
        value.GetValueKind() is JsonValueKind.Number or JsonValueKind.String
        && decimal.TryParse(value.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue
            ? JsonValue.Create((long)number)
            : null;

    private static string Unknown(string name, IReadOnlyList<ToolParameter> parameters)
    {
        var names = parameters.Select(parameter => parameter.Name).ToList();
        return $"There is no parameter '{name}'. " + (NearestWord.Suggestion(name, names)
            ?? (names.Count == 0 ? "This tool takes none." : $"Parameters: {string.Join(", ", names)}."));
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        JsonNode node => node.DeepClone(),
        bool truth => JsonValue.Create(truth),
        int or long or short or byte => JsonValue.Create(Convert.ToInt64(value, CultureInfo.InvariantCulture)),
        double number => JsonValue.Create(number),
        decimal number => JsonValue.Create(number),
        IEnumerable<string> texts => new JsonArray([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))]),
        _ => JsonValue.Create(Convert.ToString(value, CultureInfo.InvariantCulture)),
    };
}
