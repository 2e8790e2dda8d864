namespace MassGen.Docs.Site.Markup.Code;

/// <summary>A word after the language of a fence: a flag, <c>key=value</c> or <c>key="several words"</c>.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">Its value, without quotes; null for a flag.</param>
/// <param name="Written">The word as it was written.</param>
public readonly record struct FenceWord(string Key, string? Value, string Written)
{
    /// <summary>Cuts what stands after the language into words. A quote that is never closed ends with the line.</summary>
    public static List<FenceWord> Read(string? arguments)
    {
        var words = new List<FenceWord>();
        var text = arguments ?? "";
        for (var at = 0; at < text.Length;)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var end = EndOf(text, at);
            words.Add(Of(text[at..end]));
            at = end;
        }

        return words;
    }

    private static int EndOf(string text, int at)
    {
        var isQuoted = false;
        while (at < text.Length && (isQuoted || text[at] != ' '))
        {
            isQuoted ^= text[at] == '"';
            at++;
        }

        return at;
    }

    private static FenceWord Of(string word) => word.IndexOf('=', StringComparison.Ordinal) is var equals and >= 0
        ? new FenceWord(word[..equals], word[(equals + 1)..].Trim('"'), word)
        : new FenceWord(word, null, word);
}
