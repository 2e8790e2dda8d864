using System.Numerics;

namespace MassGen.Docs.Site.Search;

/// <summary>Words with the sections they stand in, in files of a few kilobytes, in the order of their characters.</summary>
internal sealed class WordShards(WordLists lists)
{
    private const int Size = 4_600;

    // Words that stand nearly everywhere tell sections apart no more: those where they say most are enough.
    private const int MostPlaces = 600;

    // The list of common words, from which typing is completed and corrected, is loaded with every query.
    private const int MostCommonBytes = 10_000;
    private static ReadOnlySpan<byte> Digits => "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_-"u8;
    private readonly List<(string Word, int Sections, bool IsInHeadings)> _words = [];
    private readonly List<string> _starts = [];

    /// <summary>For each file the shortest text that stands between the last word before it and its first.</summary>
    public IReadOnlyList<string> Starts => _starts;

    public IEnumerable<byte[]> Contents()
    {
        var text = new ScriptText();
        var last = "";
        foreach (var number in lists.InOrder())
        {
            var word = lists.Word(number);
            if (text.Length > Size)
            {
                yield return text.Raw("\")\n"u8).ToArray();
                text.Clear();
            }

            if (text.Length == 0)
            {
                text.Raw("massgenSearchPart(\"w"u8).Number(_starts.Count).Raw("\",\""u8);
                _starts.Add(Between(last, word));
            }

            Add(text, word, lists.Places(number));
            _words.Add((word, lists.Places(number).Length, lists.IsInHeadings(number)));
            last = word;
        }

        if (text.Length > 0)
        {
            yield return text.Raw("\")\n"u8).ToArray();
        }
    }

    /// <summary>The words that are most worth completing and correcting to, each after how common it is; known after <see cref="Contents"/>.</summary>
    public byte[] Common()
    {
        var room = MostCommonBytes;
        var chosen = _words.Where(word => word.Word[0] != '=')
            .OrderByDescending(word => word.IsInHeadings).ThenByDescending(word => word.Sections).ThenBy(word => word.Word, StringComparer.Ordinal)
            .TakeWhile(word => (room -= word.Word.Length + 2) > 0)
            .OrderBy(word => word.Word, StringComparer.Ordinal);
        var text = new ScriptText().Raw("massgenSearchPart(\"words\",\""u8);
        foreach (var (word, sections, _) in chosen)
        {
            text.Inside(word).Raw((char)Digits[BitOperations.Log2((uint)sections)]).Raw('|');
        }

        return text.Raw("\")\n"u8).ToArray();
    }

    private static void Add(ScriptText text, string word, ReadOnlySpan<int> places)
    {
        text.Inside(word).Raw('|').Number(places.Length).Raw('|');
        var least = LeastImpact(places, out var ofLeast);
        var previous = -1;
        foreach (var place in places)
        {
            var (section, impact) = (place >> WordLists.ImpactBits, place & 63);
            if (impact > least || (impact == least && ofLeast-- > 0))
            {
                Distance(text, section - previous - 1);
                text.Raw((char)Digits[impact]);
                previous = section;
            }
        }

        text.Raw('|');
    }

    // Five bits a digit, the lowest first; the sixth says that another follows.
    private static void Distance(ScriptText text, int distance)
    {
        for (; distance >= 32; distance >>= 5)
        {
            text.Raw((char)Digits[32 | (distance & 31)]);
        }

        text.Raw((char)Digits[distance]);
    }

    private static int LeastImpact(ReadOnlySpan<int> places, out int ofLeast)
    {
        ofLeast = places.Length;
        if (places.Length <= MostPlaces)
        {
            return 0;
        }

        Span<int> counts = stackalloc int[64];
        foreach (var place in places)
        {
            counts[place & 63]++;
        }

        var (least, room) = (63, MostPlaces);
        while (counts[least] <= room)
        {
            room -= counts[least--];
        }

        ofLeast = room;
        return least;
    }

    private static string Between(string last, string word)
    {
        var shared = 0;
        while (shared < last.Length && last[shared] == word[shared])
        {
            shared++;
        }

        return word[..(shared + 1)];
    }
}
