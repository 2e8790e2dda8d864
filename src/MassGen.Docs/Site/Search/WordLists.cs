namespace MassGen.Docs.Site.Search;

/// <summary>For each word the sections that it stands in, with how much it says about each.</summary>
internal sealed class WordLists
{
    /// <summary>The bits of a place that say how much the word says; the others are the section.</summary>
    public const int ImpactBits = 6;

    // Where repeating a word stops to say more; high, so that a word in a title outweighs many in a text.
    private const double Saturation = 4;

    // How much longer sections count less: 0 not at all, 1 in full.
    private const double LengthShare = 0.4;

    // An entry is for those who type its name; for others a guide says more.
    private const double EntryShare = 0.65;

    private readonly string[] _words;
    private readonly int[] _starts;
    private readonly int[] _places;
    private readonly byte[] _heaviest;

    private WordLists(string[] words, int[] starts, int[] places, byte[] heaviest) =>
        (_words, _starts, _places, _heaviest) = (words, starts, places, heaviest);

    /// <summary>The words that stand somewhere, in the order of their characters.</summary>
    public IEnumerable<int> InOrder()
    {
        var numbers = Enumerable.Range(0, _words.Length).Where(word => _starts[word + 1] > _starts[word]).ToArray();
        Array.Sort(numbers.Select(number => _words[number]).ToArray(), numbers, StringComparer.Ordinal);
        return numbers;
    }

    public string Word(int number) => _words[number];

    /// <summary>The sections of a word in order, each with how much it says: see <see cref="ImpactBits"/>.</summary>
    public ReadOnlySpan<int> Places(int number) => _places.AsSpan(_starts[number].._starts[number + 1]);

    /// <summary>Whether it stands in a heading somewhere.</summary>
    public bool IsInHeadings(int number) => _heaviest[number] >= SearchWeights.Heading;

    public static WordLists Of(IReadOnlyList<PageWords> pages, string[] words)
    {
        var starts = new int[words.Length + 1];
        foreach (var page in pages)
        {
            foreach (var entry in page.Words)
            {
                starts[(entry >> 8) + 1]++;
            }
        }

        for (var word = 0; word < words.Length; word++)
        {
            starts[word + 1] += starts[word];
        }

        var (places, heaviest) = (new int[starts[^1]], new byte[words.Length]);
        Fill(pages, words, starts.AsSpan(..^1).ToArray(), places, heaviest);
        return new WordLists(words, starts, places, heaviest);
    }

    private static void Fill(IReadOnlyList<PageWords> pages, string[] words, int[] next, int[] places, byte[] heaviest)
    {
        var usual = Math.Max(1, pages.SelectMany(page => page.Sections).Select(section => section.Length).DefaultIfEmpty(1).Average());
        var section = 0;
        Span<int> impacts = stackalloc int[SectionWords.MostWeight + 1];
        Span<int> ofNames = stackalloc int[SectionWords.MostWeight + 1];
        Impacts(relativeLength: 1, share: 1, ofNames);
        foreach (var page in pages)
        {
            var at = 0;
            foreach (var record in page.Sections)
            {
                Impacts(record.Length / usual, record.IsEntry ? EntryShare : 1, impacts);
                for (; at < record.WordsEnd; at++)
                {
                    var (word, weight) = (page.Words[at] >> 8, page.Words[at] & SectionWords.MostWeight);
                    places[next[word]++] = (section << ImpactBits) | (words[word][0] == '=' ? ofNames : impacts)[weight];
                    heaviest[word] = Math.Max(heaviest[word], (byte)weight);
                }

                section++;
            }
        }
    }

    // BM25's part for one word in one section, with the weights of fields added up before (BM25F), from 1 to 63.
    private static void Impacts(double relativeLength, double share, Span<int> impacts)
    {
        var half = Saturation * (1 - LengthShare + (LengthShare * relativeLength));
        for (var weight = 0; weight < impacts.Length; weight++)
        {
            impacts[weight] = Math.Clamp((int)Math.Round(63 * share * weight / (weight + half)), 1, 63);
        }
    }
}
