using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace MassGen.Providers;

/// <summary>Joins the pieces of tool calls to whole calls.</summary>
internal sealed class ToolCallPieces
{
    private readonly SortedDictionary<int, Call> _calls = [];

    public void Add(StreamingChatToolCallUpdate piece)
    {
        if (!_calls.TryGetValue(piece.Index, out var call))
        {
            _calls[piece.Index] = call = new Call();
        }

        call.Id ??= piece.ToolCallId;
        call.Name ??= piece.FunctionName;
        call.Arguments.Append(piece.FunctionArgumentsUpdate is { } arguments && !arguments.ToMemory().IsEmpty ? arguments.ToString() : "");
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
        using var json = JsonDocument.Parse(arguments.Length == 0 ? "{}" : arguments);
        return json.RootElement.ValueKind == JsonValueKind.Object
            ? json.RootElement.EnumerateObject().ToDictionary(one => one.Name, one => (object?)one.Value.Clone())
            : throw new JsonException("The arguments are not an object.");
    }

    private sealed class Call
    {
        public string? Id { get; set; }

        public string? Name { get; set; }

        public StringBuilder Arguments { get; } = new();
    }
}
