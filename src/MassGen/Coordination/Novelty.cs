using System.Globalization;
using MassGen.Configuration;

namespace MassGen.Coordination;

/// <summary>Whether an answer brings anything new.</summary>
public static class Novelty
{
    // The Python project's figures.
    private const double MostShared = 0.70;
    private const double MostSharedWhenStrict = 0.50;

    /// <summary>The greatest share of words a new answer may have in common with another, from 0 to 1; null for any share.</summary>
    public static double? MostSharedWords(Strictness required) => required switch
    {
        Strictness.Balanced => MostShared,
        Strictness.Strict => MostSharedWhenStrict,
        _ => null,
    };

    /// <summary>Why an answer is refused, for its author to read; null when it is new.</summary>
    /// <param name="content">The answer.</param>
    /// <param name="present">The answers there are, its author's own included.</param>
    /// <param name="required">How different it must be.</param>
    public static string? Refusal(string content, IEnumerable<Answer> present, Strictness required)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(present);
        var answers = present.ToList();
        if (answers.Find(answer => answer.Content.AsSpan().Trim().SequenceEqual(content.AsSpan().Trim())) is { } same)
        {
            return $"It is the same as {same.Id}, word for word. Vote for that answer if it is the best, or submit one that differs.";
        }

        if (MostSharedWords(required) is not { } most || answers.Count == 0)
        {
            return null;
        }

        var words = Words(content);
        var (nearest, share) = answers.Select(answer => (answer, Share(words, Words(answer.Content)))).MaxBy(pair => pair.Item2);
        return share <= most
            ? null
            : $"It shares {Percent(share)} of its words with {nearest.Id}; more than {Percent(most)} is not new enough here. "
                + "Submit something that differs in substance, or vote.";
    }

    /// <summary>The words two texts share, as a part of the words of both together: 0 for none, 1 for the same words.</summary>
    public static double Similarity(string left, string right) => Share(Words(left), Words(right));

    private static double Share(HashSet<string> left, HashSet<string> right)
    {
        var shared = left.Count(right.Contains);
        var all = left.Count + right.Count - shared;
        return all == 0 ? 1 : (double)shared / all;
    }

    // Null splits at white space.
    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.#} %");
}
