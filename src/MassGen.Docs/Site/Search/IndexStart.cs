namespace MassGen.Docs.Site.Search;

/// <summary>The file that a browser loads first: it says which other file holds what.</summary>
internal static class IndexStart
{
    public static byte[] Of(string version, int sections, IReadOnlyList<int> firstSections, IReadOnlyList<string> wordStarts)
    {
        var text = new ScriptText().Raw("massgenSearchPart(\"index\",{version:"u8).Quoted(version).Raw(",sections:"u8).Number(sections).Raw(",counts:["u8);
        for (var file = 1; file < firstSections.Count; file++)
        {
            text.Number(firstSections[file] - firstSections[file - 1]).Raw(',');
        }

        text.Raw("],words:\""u8);
        foreach (var start in wordStarts)
        {
            text.Inside(start).Raw('|');
        }

        return text.Raw("\"})\n"u8).ToArray();
    }
}
