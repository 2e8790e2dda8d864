using System.Text.Json;
using MassGen.Providers.Json;

namespace MassGen.Providers.Http;

/// <summary>
/// Tells which tool call of an answer a piece belongs to. Providers leave out indexes, so that two calls could be taken for one; the id is
/// what tells them apart. Some leave out the ids too, or give each piece another: a call begins with its name.
/// </summary>
internal sealed class ToolCallIndexes
{
    private readonly Dictionary<string, int> _byId = [];
    private readonly Dictionary<int, int> _byProviderIndex = [];
    private readonly HashSet<int> _foreign = [];
    private int _last = -1;

    /// <summary>The number of the call, or null for a call that the provider makes itself.</summary>
    public int? Of(JsonElement piece)
    {
        var theirs = (int?)piece.Number("index"u8);
        var id = piece.Word("id"u8);
        return IsForeign(piece.Word("type"u8), id, theirs) ? null : IndexOf(id, theirs, isNamed: piece.Field("function"u8)?.Word("name"u8) is not null);
    }

    private bool IsForeign(string? kind, string? id, int? theirs)
    {
        if (kind is null)
        {
            return id is null && theirs is { } known && _foreign.Contains(known);
        }

        var foreign = kind != "function";
        if (foreign && theirs is { } index)
        {
            _foreign.Add(index);
        }

        return foreign;
    }

    private int IndexOf(string? id, int? theirs, bool isNamed)
    {
        var isOpen = _byProviderIndex.TryGetValue(theirs ?? -1, out var open);
        int index;
        if (id is not null)
        {
            index = _byId.TryGetValue(id, out var known) ? known : _byId[id] = isOpen && !isNamed ? open : _last + 1;
        }
        else
        {
            index = isOpen ? open : theirs is null && !isNamed ? Math.Max(_last, 0) : _last + 1;
        }

        _last = Math.Max(_last, index);
        if (theirs is { } provider)
        {
            _byProviderIndex[provider] = index;
        }

        return index;
    }
}
