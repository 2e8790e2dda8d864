using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Wire;

/// <summary>Writes fields of a request's body.</summary>
internal static class BodyFields
{
    /// <summary>A field that is only there when it has a value.</summary>
    public static void Put(this JsonObject body, string name, JsonNode? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }

    /// <summary>A field as the configuration gave it; maps are joined with what is there, so that neither loses anything.</summary>
    public static void Join(this JsonObject body, string name, JsonNode? value)
    {
        if (value is JsonObject more && body[name] is JsonObject there)
        {
            foreach (var (key, field) in more)
            {
                there.Join(key, field);
            }
        }
        else
        {
            body[name] = value?.DeepClone();
        }
    }

    /// <summary>Texts as a list, or null when there are none.</summary>
    public static JsonArray? List(IReadOnlyList<string>? texts) =>
        texts is { Count: > 0 } ? new JsonArray([.. texts.Select(text => JsonValue.Create(text))]) : null;

    /// <summary>The schema of a function's arguments.</summary>
    public static JsonObject? Schema(AIFunctionDeclaration tool) => JsonObject.Create(tool.JsonSchema);
}
