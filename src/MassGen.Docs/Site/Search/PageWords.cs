namespace MassGen.Docs.Site.Search;

/// <summary>What the index knows of one page. It depends on nothing but the page, so it can be kept while the page stays as it is.</summary>
public sealed class PageWords
{
    internal PageWords(byte[] head, SectionRecord[] sections, byte[] shown, int[] words) => (Head, Sections, Shown, Words) = (head, sections, shown, words);

    /// <summary>The page's address and title, as the index's files hold them.</summary>
    internal byte[] Head { get; }

    /// <summary>The page's sections, one after the other: what stands before its first heading, each heading, each entry of a table.</summary>
    internal SectionRecord[] Sections { get; }

    /// <summary>What is shown of the sections, one after the other.</summary>
    internal byte[] Shown { get; }

    /// <summary>The words of the sections, one section after the other; see <see cref="SectionWords.Words"/>.</summary>
    internal int[] Words { get; }
}

/// <summary>A section.</summary>
/// <param name="ShownEnd">Where what is shown of it ends.</param>
/// <param name="WordsEnd">Where its words end.</param>
/// <param name="Length">How many words its text has, repeated ones included.</param>
/// <param name="IsEntry">Whether it is one row of a table.</param>
internal readonly record struct SectionRecord(int ShownEnd, int WordsEnd, int Length, bool IsEntry);
