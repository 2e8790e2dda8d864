using System.Text;
using System.Text.Json;
using MassGen.Providers.Http;
using MassGen.Providers.Json;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>Joins the pieces of tool calls to whole calls.</summary>
internal sealed class ToolCallPieces
{
    private readonly ToolCallIndexes _indexes = new();
    private readonly SortedDictionary<int, Call> _calls = [];

    /// <summary>Whether there was a function call.</summary>
    public bool Any => _calls.Count > 0;

    /// <summary>Takes a piece; those of calls the provider makes itself are left out.</summary>
    public void Add(JsonElement piece)
    {
        if (_indexes.Of(piece) is not { } index)
        {
            return;
        }

        if (!_calls.TryGetValue(index, out var call))
        {
            _calls[index] = call = new Call();
        }

        call.Id ??= piece.Word("id"u8);
        if (piece.Field("function"u8) is { } function)
        {
            call.Name ??= function.Word("name"u8);
            call.Arguments.Append(function.Text("arguments"u8) ?? function.Field("arguments"u8)?.GetRawText());
        }
    }

    public IEnumerable<FunctionCallContent> Whole() => _calls.Select(pair => Whole(pair.Key, pair.Value));

    private static FunctionCallContent Whole(int index, Call call)
    {
        var content = new FunctionCallContent(call.Id ?? $"call_{index}", call.Name ?? "");
        try
        {
            content.Arguments = Parse(call.Arguments.ToString());
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
        var json = JsonElement.Parse(arguments.Length == 0 ? "{}" : arguments);
        return json.ValueKind == JsonValueKind.Object
            ? json.EnumerateObject().ToDictionary(one => one.Name, one => (object?)one.Value)
            : throw new JsonException("The arguments are not an object.");
    }

    private sealed class Call
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public StringBuilder Arguments { get; } = new();
    }
}
