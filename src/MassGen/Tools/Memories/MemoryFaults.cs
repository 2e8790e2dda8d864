using System.Globalization;
using MassGen.Diagnostics;

namespace MassGen.Tools;

/// <summary>Why a memory cannot be saved or found, for the model.</summary>
internal static class MemoryFaults
{
    /// <summary>What is wrong with a memory that is to be saved beside others, or null.</summary>
    public static string? In(Memory memory, IReadOnlyList<Memory> known)
    {
        var most = MemoryTier.MostCharacters(memory.Tier);
        var isNew = !known.Any(other => other.Name == memory.Name && other.Tier == memory.Tier);
        return memory switch
        {
            _ when !Memory.IsName(memory.Name) => $"'{memory.Name}' cannot be a memory's name: it must be small letters, digits, '-' and '_', at most 64. "
                + (Memory.NearestName(memory.Name) is { } near ? $"Take '{near}'." : "Take another one."),
            { Content.Length: 0 } => "'content' is empty: write down what is to be remembered.",
            { Description: { Length: 0 or > Memory.LongestDescription } given } =>
                Text($"'description' must be one line of 1 to {Memory.LongestDescription} characters; it has {given.Length}."),
            _ when memory.Content.Length > most => Text($"'content' has {memory.Content.Length} characters; {most} is the limit of {memory.Tier}. ")
                + (memory.Tier == MemoryTier.Short ? "Shorten it, or save it as long_term." : "Shorten it, or save it as several memories."),
            _ when isNew && known.Count(other => other.Tier == memory.Tier) >= MemoryStore.Most =>
                Text($"There are {MemoryStore.Most} memories in {memory.Tier} already, which is the limit. Remove one or replace one."),
            _ => null,
        };
    }

    public static string Unknown(string name, IReadOnlyList<Memory> known)
    {
        var names = known.Select(memory => memory.Name).ToList();
        return $"There is no memory '{name}'. " + (NearestWord.Suggestion(name, names)
            ?? (names.Count == 0 ? "Nothing was saved yet." : $"Memories: {string.Join(", ", names)}."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
