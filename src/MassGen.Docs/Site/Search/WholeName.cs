namespace MassGen.Docs.Site.Search;

/// <summary>A name as one word of the index: <c>=</c>, then the name in lower case without backticks and spaces too many.</summary>
internal static class WholeName
{
    // Separates words in the index's files.
    private const char Reserved = '|';

    /// <summary>Writes it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="target">Where to; one longer than the name.</param>
    /// <returns>Its length.</returns>
    public static int Write(ReadOnlySpan<char> name, Span<char> target)
    {
        target[0] = '=';
        var length = 1;
        foreach (var c in name)
        {
            if (c is '`' or Reserved || (char.IsWhiteSpace(c) && target[length - 1] is ' ' or '='))
            {
                continue;
            }

            target[length++] = char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c);
        }

        return target[length - 1] == ' ' ? length - 1 : length;
    }
}
