using System.Text.Json;
using MassGen.Providers.Http;
using MassGen.Providers.Json;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>Joins the pieces of tool calls to whole calls.</summary>
internal sealed class ToolCallPieces
{
    /// <summary>The field in which a provider puts what it wants to see again with a call.</summary>
    public const string ExtraContent = "extra_content";

    private readonly ToolCallIndexes _indexes = new();
    private readonly SortedDictionary<int, CallBeingRead> _calls = [];

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
            _calls[index] = call = new CallBeingRead();
        }

        call.Id ??= piece.Word("id"u8);
        call.Extra ??= piece.Field("extra_content"u8);
        if (piece.Field("function"u8) is { } function)
        {
            call.Name ??= function.Word("name"u8);
            call.Arguments.Append(function.Text("arguments"u8) ?? function.Field("arguments"u8)?.GetRawText());
        }
    }

    public IEnumerable<FunctionCallContent> Whole() => _calls.Select(pair => pair.Value.Whole(pair.Key));
}
