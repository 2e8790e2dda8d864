namespace MassGen.Docs.Site.Search;

/// <summary>What a word says about a section, by where it stands. Found by trial on the golden queries; text counts 1.</summary>
internal static class SearchWeights
{
    public const int Text = 1;

    /// <summary>The page's title, for sections below it.</summary>
    public const int PageTitleInSections = 2;

    /// <summary>The heading over a table, for the table's entries.</summary>
    public const int HeadingInEntries = 1;

    public const int Description = 3;

    public const int Heading = 7;

    public const int PageTitle = 9;

    /// <summary>The words of an entry's name: what stands as code at the beginning of a table's row.</summary>
    public const int EntryWords = 5;

    /// <summary>An entry's name as a whole: a key, an option, a code.</summary>
    public const int Entry = 5;

    /// <summary>The same where the entry has an anchor of its own: here it is explained, elsewhere it is used.</summary>
    public const int AnchoredEntry = 40;

    /// <summary>What each word of a title says: the fewer there are, the more.</summary>
    public static int OfTitle(int weight, ReadOnlySpan<char> title) => weight + (weight / (1 + title.Count(' ')));
}
