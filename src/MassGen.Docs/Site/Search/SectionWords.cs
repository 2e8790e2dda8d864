namespace MassGen.Docs.Site.Search;

/// <summary>Counts the words of one section after the other.</summary>
internal sealed class SectionWords(Vocabulary vocabulary, int stopWords)
{
    /// <summary>The most a word can weigh in a section; from there on, more of it says no more.</summary>
    public const int MostWeight = 255;

    // By word: the section it was met in last, and where it stands in the list.
    private (int Section, int Place)[] _met = new (int, int)[1 << 12];
    private int[] _words = new int[256];
    private int _section;
    private int _count;

    /// <summary>The words met, each with its number in the upper 24 bits and its weight in the lower 8.</summary>
    public ReadOnlySpan<int> Words => _words.AsSpan(0, _count);

    /// <summary>Begins the next section.</summary>
    public void Begin() => (_section, _count) = (_section + 1, 0);

    /// <summary>Counts a word.</summary>
    public void Add(ReadOnlySpan<char> word, int weight)
    {
        var number = vocabulary.NumberOf(word);
        if (number < stopWords)
        {
            return;
        }

        if (number >= _met.Length)
        {
            Array.Resize(ref _met, Math.Max(_met.Length * 2, number + 1));
        }

        ref var met = ref _met[number];
        if (met.Section == _section)
        {
            ref var known = ref _words[met.Place];
            known += Math.Min(weight, MostWeight - (known & MostWeight));
            return;
        }

        if (_count == _words.Length)
        {
            Array.Resize(ref _words, _count * 2);
        }

        met = (_section, _count);
        _words[_count++] = (number << 8) | weight;
    }
}
