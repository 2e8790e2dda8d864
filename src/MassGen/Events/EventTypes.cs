using System.Reflection;
using System.Text.Json.Serialization;

namespace MassGen.Events;

/// <summary>The words by which events are known in the log.</summary>
public static class EventTypes
{
    private static readonly Dictionary<Type, string> Words = typeof(RunEvent).GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToDictionary(attribute => attribute.DerivedType, attribute => (string)attribute.TypeDiscriminator!);

    /// <summary>All words, for example <c>vote.cast</c>.</summary>
    public static IReadOnlyCollection<string> All => Words.Values;

    /// <summary>The type of the events of a word; null when there is no such word.</summary>
    public static Type? Find(string word) => Words.FirstOrDefault(pair => pair.Value == word).Key;

    /// <summary>The word of an event.</summary>
    public static string WordOf(RunEvent runEvent)
    {
        ArgumentNullException.ThrowIfNull(runEvent);
        return Words[runEvent.GetType()];
    }
}
