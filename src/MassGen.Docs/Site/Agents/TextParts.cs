namespace MassGen.Docs.Site.Agents;

/// <summary>Cuts long texts into parts that programs reading the site accept.</summary>
/// <remarks>Coding agents cut what they fetch; the agent documentation specification asks for fewer than 50,000 characters a page.</remarks>
public static class TextParts
{
    /// <summary>The longest part, in characters, with room for a line that leads to the next.</summary>
    public const int Longest = 49_000;

    /// <summary>Cuts a Markdown text before a heading where it can, else between paragraphs, else between lines.</summary>
    public static IReadOnlyList<string> Cut(string text)
    {
        if (text.Length <= Longest)
        {
            return [text];
        }

        var parts = new List<string>();
        int start = 0, heading = 0, paragraph = 0, line = 0;
        var isInFence = false;
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is var feed and >= 0 ? feed + 1 : text.Length;
            if (end - start > Longest && at > start)
            {
                var cut = heading > start + (Longest / 2) ? heading : paragraph > start ? paragraph : line > start ? line : at;
                parts.Add(text[start..cut]);
                start = cut;
            }

            var words = text.AsSpan(at, end - at);
            isInFence ^= words.TrimStart(' ').StartsWith("```");
            heading = !isInFence && words.StartsWith("#") ? at : heading;
            paragraph = !isInFence && words.IsWhiteSpace() ? end : paragraph;
            line = at;
            at = end;
        }

        parts.Add(text[start..]);
        return parts;
    }
}
