using System.Buffers;

namespace MassGen.Docs.Site.Search;

/// <summary>Takes the ending off English words, so that <c>validates</c>, <c>validating</c> and <c>validation</c> are found by each other.</summary>
/// <remarks>The same rules stand in <c>search-index.js</c>: a test compares them.</remarks>
internal static class WordStem
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Shortens a word in lower case where it stands.</summary>
    /// <returns>Its new length.</returns>
    public static int Shorten(Span<char> word)
    {
        var length = WithoutPlural(word);
        if (length >= 8 && Ends(word[..length], "ation"))
        {
            return length - 5;
        }

        if (length >= 8 && Ends(word[..length], "tion"))
        {
            return length - 3;
        }

        var shorter = WithoutPast(word[..length]);
        if (shorter == length && length >= 4 && word[length - 1] == 'e')
        {
            shorter = length - 1;
        }

        return shorter < length && shorter >= 7 && Ends(word[..shorter], "at") ? shorter - 2 : shorter;
    }

    private static int WithoutPlural(Span<char> word)
    {
        if (word.Length < 4 || word[^1] != 's' || word[^2] is 's' or 'u' or 'i')
        {
            return word.Length;
        }

        if (word.Length >= 5 && Ends(word, "ies"))
        {
            word[^3] = 'y';
            return word.Length - 2;
        }

        return word.Length - 1;
    }

    private static int WithoutPast(ReadOnlySpan<char> word)
    {
        var length = Ends(word, "ing") ? word.Length - 3 : Ends(word, "ed") && !Ends(word, "eed") ? word.Length - 2 : word.Length;
        if (length == word.Length || length < 3 || !word[..length].ContainsAny(Vowels))
        {
            return word.Length;
        }

        var isDoubled = word[length - 1] == word[length - 2] && !"aeiouylsz".Contains(word[length - 1], StringComparison.Ordinal);
        return isDoubled ? length - 1 : length;
    }

    private static bool Ends(ReadOnlySpan<char> word, ReadOnlySpan<char> ending) => word.EndsWith(ending, StringComparison.Ordinal);
}
