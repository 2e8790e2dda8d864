namespace MassGen.Diagnostics;

/// <summary>Parts of texts that neither begin nor end inside a character: an emoji is two units of UTF-16, and half of one is no text.</summary>
public static class TextParts
{
    /// <summary>The beginning of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most units of UTF-16, at least 0; one less where a character would be cut.</param>
    public static string Beginning(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length <= most ? text : text[..(IsInside(text, most) ? most - 1 : most)];
    }

    /// <summary>The end of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">The most units of UTF-16, at least 0; one less where a character would be cut.</param>
    public static string End(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = text.Length - most;
        return start <= 0 ? text : text[(IsInside(text, start) ? start + 1 : start)..];
    }

    private static bool IsInside(string text, int place) =>
        place > 0 && place < text.Length && char.IsSurrogatePair(text[place - 1], text[place]);
}
