namespace MassGen.Diagnostics;

/// <summary>Finds the word somebody probably meant.</summary>
public static class NearestWord
{
    /// <summary>The nearest of the known words, or null when none is near enough to be worth suggesting.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="known">The words that would be right.</param>
    /// <returns>The word with the fewest single-character edits (a swap of neighbours counts one), at most a third of the length.</returns>
    public static string? Of(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);
        var limit = Math.Max(1, word.Length / 3);
        var upper = word.ToUpperInvariant();

        // Words whose lengths differ by more need more edits than that; most of a long list goes by this alone.
        return known.Where(candidate => Math.Abs(candidate.Length - word.Length) <= limit)
            .Select(candidate => (candidate, distance: Distance(upper, candidate.ToUpperInvariant())))
            .Where(pair => pair.distance <= limit)
            .OrderBy(pair => pair.distance)
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal)
            .Select(pair => pair.candidate)
            .FirstOrDefault();
    }

    /// <summary>The suggestion as a sentence, or null when none is near enough.</summary>
    public static string? Suggestion(string word, IEnumerable<string> known) =>
        Of(word, known) is { } nearest ? $"Did you mean '{nearest}'?" : null;

    // Optimal string alignment distance.
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            rows[i, 0] = i;
        }

        for (var j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                var best = Math.Min(Math.Min(rows[i - 1, j] + 1, rows[i, j - 1] + 1), rows[i - 1, j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, rows[i - 2, j - 2] + 1);
                }

                rows[i, j] = best;
            }
        }

        return rows[a.Length, b.Length];
    }
}
