using System.Text;

namespace MassGen.Tools;

/// <summary>What an agent's instructions say about its memories.</summary>
internal static class MemoryInstructions
{
    /// <summary>The most characters of short-term memories in the instructions, together. They are sent with every model call.</summary>
    public const int MostCharacters = 12_000;

    public static string Of(IReadOnlyList<Memory> memories)
    {
        var text = new StringBuilder("""
            # Your memories
            What you save with `save_memory` is a file in your workspace and still there in your next turns. Save what would cost you work to
            find out again: decisions with their reasons, facts about the task, what the person prefers. `short_term` is for what you need all
            the time: it stands here in full. `long_term` is for the rest: read it with `load_memory`.
            """);
        var shown = Shown(memories);
        foreach (var memory in shown)
        {
            text.Append("\n\n## ").Append(memory.Name).Append(": ").Append(memory.Description).Append('\n').Append(memory.Content);
        }

        var rest = memories.Except(shown).ToList();
        if (rest.Count > 0)
        {
            text.Append("\n\n## To load when you need them");
            rest.ForEach(memory => text.Append("\n- `").Append(memory.Name).Append("`: ").Append(memory.Description));
        }

        return text.ToString();
    }

    // Those that fit, in their order; one that is too long does not keep the shorter ones out.
    private static List<Memory> Shown(IReadOnlyList<Memory> memories)
    {
        var left = MostCharacters;
        var shown = new List<Memory>();
        foreach (var memory in memories.Where(memory => memory.Tier == MemoryTier.Short && memory.Content.Length <= left))
        {
            left -= memory.Content.Length;
            shown.Add(memory);
        }

        return shown;
    }
}
