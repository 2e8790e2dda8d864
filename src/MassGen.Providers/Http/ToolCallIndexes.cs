using System.Text.Json.Nodes;

namespace MassGen.Providers.Http;

/// <summary>
/// Gives every tool call of an answer an index of its own. The SDK joins the pieces of a call by index and takes a missing one for
/// zero, so that two calls without an index would become one; the id is what tells them apart.
/// </summary>
internal sealed class ToolCallIndexes
{
    private readonly Dictionary<string, int> _byId = [];
    private readonly Dictionary<int, int> _byProviderIndex = [];
    private readonly HashSet<int> _foreign = [];
    private int _last = -1;

    /// <summary>Whether there was a function call.</summary>
    public bool Any => _last >= 0;

    /// <summary>The function calls among these pieces, with their indexes; calls the provider makes itself are left out.</summary>
    public JsonArray Assign(JsonArray pieces)
    {
        var kept = new JsonArray();
        foreach (var piece in pieces.OfType<JsonObject>().ToArray())
        {
            var theirs = piece["index"] is JsonValue value && value.TryGetValue(out int index) ? index : (int?)null;
            if (IsForeign(piece, theirs))
            {
                continue;
            }

            var copy = (JsonObject)piece.DeepClone();
            copy["index"] = IndexOf(TextOf(piece["id"]), theirs);
            kept.Add((JsonNode)copy);
        }

        return kept;
    }

    private bool IsForeign(JsonObject piece, int? theirs)
    {
        if (TextOf(piece["type"]) is { } kind)
        {
            var foreign = kind != "function";
            if (foreign && theirs is { } index)
            {
                _foreign.Add(index);
            }

            return foreign;
        }

        return TextOf(piece["id"]) is null && theirs is { } known && _foreign.Contains(known);
    }

    private int IndexOf(string? id, int? theirs)
    {
        int index;
        if (id is not null)
        {
            index = _byId.TryGetValue(id, out var known) ? known : _byId[id] = ++_last;
        }
        else
        {
            index = theirs is not { } given ? Math.Max(_last, 0)
                : _byProviderIndex.TryGetValue(given, out var known) ? known : _last + 1;
        }

        _last = Math.Max(_last, index);
        if (theirs is { } provider)
        {
            _byProviderIndex[provider] = index;
        }

        return index;
    }

    private static string? TextOf(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
}
