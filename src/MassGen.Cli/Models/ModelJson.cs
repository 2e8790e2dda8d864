using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MassGen.Models;

namespace MassGen.Cli.Models;

/// <summary>Models as JSON: the registry's own fields, and what holds on the day it is written.</summary>
internal static class ModelJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static string Of(IReadOnlyList<ModelProfile> models, ModelRegistry registry, DateOnly today)
    {
        var list = new JsonArray([.. models.Select(model => (JsonNode)Node(model, registry, today))]);
        return new JsonObject { ["models"] = list }.ToJsonString(Options) + "\n";
    }

    private static JsonObject Node(ModelProfile model, ModelRegistry registry, DateOnly today)
    {
        var node = (JsonObject)JsonSerializer.SerializeToNode(model, Options)!;
        var served = registry.Served(model, today);
        node["today"] = JsonSerializer.SerializeToNode(
            new Today(model.IsRetired(today), served.Id, served.ContextTokens, registry.Charged(model, today)), Options);
        return node;
    }

    private sealed record Today(bool IsRetired, string AnsweredBy, long? ContextTokens, TokenPrice? Price);
}
