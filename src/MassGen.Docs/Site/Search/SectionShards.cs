namespace MassGen.Docs.Site.Search;

/// <summary>What is shown of sections, in files of a few kilobytes.</summary>
internal static class SectionShards
{
    // A page of results needs up to six of these files; together with the words they must stay under 100 kB.
    private const int Size = 5_000;

    /// <summary>The files in order, each with how many sections it holds.</summary>
    public static IEnumerable<(int Sections, byte[] Content)> Of(IReadOnlyList<PageWords> pages)
    {
        var (text, sections) = (Begin(new ScriptText(), 0), 0);
        var file = 0;
        foreach (var page in pages)
        {
            text.Raw("["u8).Raw(page.Head);
            var start = 0;
            foreach (var section in page.Sections)
            {
                if (text.Length + section.ShownEnd - start > Size && sections > 0)
                {
                    yield return (sections, End(text.Raw("],"u8)));
                    sections = 0;
                    Begin(text, ++file).Raw("["u8).Raw(page.Head);
                }

                text.Raw(page.Shown.AsSpan(start..section.ShownEnd));
                start = section.ShownEnd;
                sections++;
            }

            text.Raw("],"u8);
        }

        yield return (sections, End(text));
    }

    private static ScriptText Begin(ScriptText text, int file)
    {
        text.Clear();
        return text.Raw("massgenSearchPart(\"s"u8).Number(file).Raw("\",["u8);
    }

    private static byte[] End(ScriptText text) => text.Raw("])\n"u8).ToArray();
}
