using System.Text.Json.Nodes;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Takes old pictures out of a conversation that is sent as a whole each time; they cost much and tell little.</summary>
internal static class EarlierPictures
{
    // The screen now, and what led to it.
    private const int Kept = 3;

    /// <summary>Puts something else, or nothing, in the place of all pictures but the last few.</summary>
    /// <param name="conversation">The conversation; it is changed.</param>
    /// <param name="isPicture">Whether an object is a picture.</param>
    /// <param name="instead">What takes its place, or null for nothing.</param>
    public static void Replace(JsonArray conversation, Func<JsonObject, bool> isPicture, Func<JsonObject>? instead = null)
    {
        var places = Pictures(conversation, isPicture).ToList();

        // From the end, so that the places before stay what they are.
        foreach (var (list, index) in places.Take(Math.Max(0, places.Count - Kept)).Reverse())
        {
            if (instead is null)
            {
                list.RemoveAt(index);
            }
            else
            {
                list[index] = instead();
            }
        }
    }

    private static IEnumerable<(JsonArray List, int Index)> Pictures(JsonNode? node, Func<JsonObject, bool> isPicture) => node switch
    {
        JsonArray list => list.SelectMany((item, index) => item is JsonObject one && isPicture(one) ? [(list, index)] : Pictures(item, isPicture)),
        JsonObject json => json.SelectMany(pair => Pictures(pair.Value, isPicture)),
        _ => [],
    };
}
