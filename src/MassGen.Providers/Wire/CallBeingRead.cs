using System.Text;
using System.Text.Json;
using MassGen.Providers.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Wire;

/// <summary>A tool call of which pieces have arrived.</summary>
internal sealed class CallBeingRead
{
    public string? Id { get; set; }

    public string? Name { get; set; }

    public StringBuilder Arguments { get; } = new();

    /// <summary>What a provider wants to see again with the call, or null: Google's signature of a thought.</summary>
    public JsonElement? Extra { get; set; }

    /// <summary>The whole call. Arguments that cannot be read are an exception in it, which the model is told.</summary>
    public FunctionCallContent Whole(int index)
    {
        var content = new FunctionCallContent(Id ?? $"call_{index}", Name ?? "");
        if (Extra is { } extra)
        {
            content.AdditionalProperties = new() { [ToolCallPieces.ExtraContent] = extra };
        }

        try
        {
            content.Arguments = Parse(Arguments.ToString());
        }
        catch (JsonException broken)
        {
            content.Exception = new ProviderException(new ProviderFault(
                ProviderCodes.AnswerUnreadable, null, $"The model called '{content.Name}' with arguments that are not a JSON object.", false,
                "Tell the model so; it usually repeats the call correctly."), broken);
        }

        return content;
    }

    private static Dictionary<string, object?> Parse(string arguments)
    {
        var json = JsonReading.Parse(string.IsNullOrWhiteSpace(arguments) ? "{}" : arguments);
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("The arguments are not an object.");
        }

        var parsed = new Dictionary<string, object?>();
        foreach (var one in json.EnumerateObject())
        {
            parsed[one.Name] = one.Value;
        }

        return parsed;
    }
}
