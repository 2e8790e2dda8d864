namespace MassGen.Providers.Scripted;

/// <summary>Cuts a text into the pieces in which a model would stream it.</summary>
internal static class TextPieces
{
    private const int Longest = 24;

    /// <summary>Pieces that end after a blank where there is one; together they are the text, and none is empty.</summary>
    public static IEnumerable<string> Of(string? text)
    {
        for (var start = 0; start < (text?.Length ?? 0);)
        {
            var length = LengthOfPiece(text.AsSpan(start));
            yield return text!.Substring(start, length);
            start += length;
        }
    }

    private static int LengthOfPiece(ReadOnlySpan<char> rest)
    {
        // Short texts come in two pieces as well, so that whoever reads them must join them.
        var longest = Math.Min(Longest, Math.Max(1, (rest.Length + 1) / 2));
        var blank = rest[..longest].LastIndexOf(' ');
        var length = blank >= 0 ? blank + 1 : longest;
        return length < rest.Length && char.IsHighSurrogate(rest[length - 1]) ? length + 1 : length;
    }
}
