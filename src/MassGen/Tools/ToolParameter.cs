using System.Text.Json.Nodes;

namespace MassGen.Tools;

/// <summary>What form an argument has.</summary>
internal enum ParameterKind
{
    Text,
    WholeNumber,
    Texts,

    /// <summary>A list whose items the tool reads itself.</summary>
    List,
}

/// <summary>One parameter of a tool: what the model is told about it and what is checked before the tool runs.</summary>
internal sealed record ToolParameter(string Name, string Description, ParameterKind Kind = ParameterKind.Text)
{
    public bool IsRequired { get; init; } = true;

    /// <summary>The only words allowed; empty allows any.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>The JSON Schema of a list's items, where it is not plain text.</summary>
    public string? Items { get; init; }

    public static JsonObject Schema(IReadOnlyList<ToolParameter> parameters) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, (JsonNode?)parameter.Schema()))),
        ["required"] = Strings(parameters.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name)),
        ["additionalProperties"] = false,
    };

    /// <summary>What is expected, for a message: <c>a text</c>, <c>one of a, b</c>.</summary>
    public string Expected => Kind switch
    {
        _ when Words.Count > 0 => "one of " + string.Join(", ", Words),
        ParameterKind.WholeNumber => "a whole number",
        ParameterKind.Texts => "a list of texts",
        ParameterKind.List => "a list",
        _ => "a text",
    };

    private JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["type"] = Kind switch
            {
                ParameterKind.Text => "string",
                ParameterKind.WholeNumber => "integer",
                _ => "array",
            },
            ["description"] = Description,
        };
        if (Kind is ParameterKind.Texts or ParameterKind.List)
        {
            schema["items"] = Items is null ? new JsonObject { ["type"] = "string" } : JsonNode.Parse(Items);
        }

        if (Words.Count > 0)
        {
            schema["enum"] = Strings(Words);
        }

        return schema;
    }

    private static JsonArray Strings(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode?)JsonValue.Create(word))]);
}
