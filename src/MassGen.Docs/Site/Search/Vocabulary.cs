namespace MassGen.Docs.Site.Search;

/// <summary>Numbers for words. Many threads may ask at once: looking up a known word takes no lock.</summary>
internal sealed class Vocabulary
{
    private readonly Lock _adding = new();
    private readonly List<string> _words = [];
    private Entry?[] _slots = new Entry?[1 << 12];

    private sealed record Entry(string Word, uint Hash, int Number);

    /// <summary>How many words there are.</summary>
    public int Count
    {
        get
        {
            lock (_adding)
            {
                return _words.Count;
            }
        }
    }

    /// <summary>The words by number; which number a word has depends on who came first.</summary>
    public string[] ToArray()
    {
        lock (_adding)
        {
            return [.. _words];
        }
    }

    /// <summary>The number of a word, a new one where it has none.</summary>
    public int NumberOf(ReadOnlySpan<char> word)
    {
        var hash = Hash(word);
        return Find(Volatile.Read(ref _slots), word, hash)?.Number ?? Add(word, hash);
    }

    private static Entry? Find(Entry?[] slots, ReadOnlySpan<char> word, uint hash)
    {
        for (var at = (int)hash & (slots.Length - 1); slots[at] is { } entry; at = (at + 1) & (slots.Length - 1))
        {
            if (entry.Hash == hash && word.SequenceEqual(entry.Word))
            {
                return entry;
            }
        }

        return null;
    }

    private int Add(ReadOnlySpan<char> word, uint hash)
    {
        lock (_adding)
        {
            if (Find(_slots, word, hash) is { } known)
            {
                return known.Number;
            }

            var entry = new Entry(word.ToString(), hash, _words.Count);
            _words.Add(entry.Word);
            if (_words.Count * 2 > _slots.Length)
            {
                Volatile.Write(ref _slots, Grown());
            }

            Place(_slots, entry);
            return entry.Number;
        }
    }

    private Entry?[] Grown()
    {
        var larger = new Entry?[_slots.Length * 4];
        foreach (var entry in _slots)
        {
            if (entry is not null)
            {
                Place(larger, entry);
            }
        }

        return larger;
    }

    private static void Place(Entry?[] slots, Entry entry)
    {
        var at = (int)entry.Hash & (slots.Length - 1);
        while (slots[at] is not null)
        {
            at = (at + 1) & (slots.Length - 1);
        }

        Volatile.Write(ref slots[at], entry);
    }

    // FNV-1a with a last mix, since only the low bits choose the slot.
    private static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
        {
            hash = (hash ^ c) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }
}
