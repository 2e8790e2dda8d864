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

    public const int Heading = 9;

    public const int PageTitle = 12;

    /// <summary>The name of a key, an option, a code: what stands as code at the beginning of a table's row.</summary>
    public const int Entry = 14;

    /// <summary>An entry that has an anchor of its own: here it is explained, elsewhere it is used.</summary>
    public const int AnchoredEntry = 22;
}
