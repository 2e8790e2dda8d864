using System.Buffers;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Search;

/// <summary>Takes in one page after the other, section by section. Only one thread at a time may use it.</summary>
internal sealed class PageReader(Vocabulary vocabulary, int stopWords)
{
    // What is shown of a section; a reader looks at a line or two.
    private const int LongestShown = 320;
    private const int LongestTitle = 60;
    private const string KeyAnchor = "key-";

    private readonly SectionWords _words = new(vocabulary, stopWords);
    private readonly ScriptText _shown = new();
    private readonly List<SectionRecord> _sections = [];
    private readonly ArrayBufferWriter<int> _all = new(1024);
    private WordReader? _reader;
    private string _pageTitle = "";

    private WordReader Reader => _reader ??= new WordReader(_words);

    public void Begin(string pageTitle)
    {
        _pageTitle = pageTitle;
        _shown.Clear();
        _sections.Clear();
        _all.ResetWrittenCount();
    }

    /// <summary>What stands on the page before its first heading.</summary>
    public void Top(string? description, ReadOnlySpan<char> text)
    {
        _words.Begin();
        Name(_pageTitle, SearchWeights.OfTitle(SearchWeights.PageTitle, _pageTitle));
        Reader.Read(description, SearchWeights.Description);
        End("", "", text.IsWhiteSpace() ? description : text, Reader.Read(text, SearchWeights.Text));
    }

    /// <summary>A heading with the text below it.</summary>
    public void Section(string title, string anchor, ReadOnlySpan<char> text)
    {
        _words.Begin();
        Name(title, SearchWeights.OfTitle(SearchWeights.Heading, title));
        Reader.Read(_pageTitle, SearchWeights.PageTitleInSections);
        End(title, anchor, text, Reader.Read(text, SearchWeights.Text));
    }

    /// <summary>A row of a table that begins with a name.</summary>
    /// <param name="title">The row's first cell.</param>
    /// <param name="anchor">What leads to the row, or to the heading above it.</param>
    /// <param name="ownName">Its anchor, where it has one of its own.</param>
    /// <param name="heading">The heading above it.</param>
    /// <param name="text">The other cells.</param>
    public void Entry(string title, string anchor, string? ownName, string heading, ReadOnlySpan<char> text)
    {
        _words.Begin();
        Reader.Read(title, SearchWeights.EntryWords);
        if (ownName?.StartsWith(KeyAnchor, StringComparison.Ordinal) is true)
        {
            KeyPaths(ownName.AsSpan(KeyAnchor.Length));
        }
        else
        {
            Whole(title, ownName is null ? SearchWeights.Entry : SearchWeights.AnchoredEntry);
        }

        Reader.Read(heading, SearchWeights.HeadingInEntries);
        Reader.Read(_pageTitle, SearchWeights.PageTitleInSections);
        End(title, anchor, text, Reader.Read(text, SearchWeights.Text), isEntry: true);
    }

    /// <summary>Ends the page.</summary>
    /// <param name="path">Where its HTML is; results lead there.</param>
    public PageWords End(string path) =>
        new(new ScriptText().Quoted(SitePaths.Escaped(path)).Raw(',').Quoted(_pageTitle).ToArray(), [.. _sections], _shown.ToArray(), _all.WrittenSpan.ToArray());

    private void Name(string name, int weight)
    {
        Reader.Read(name, weight);
        Whole(name, weight);
    }

    // A key is also named by its path or the end of it: agents.backend.type, backend.type. Of keys of the same name the outer ones go first.
    private void KeyPaths(ReadOnlySpan<char> path)
    {
        var weight = Math.Max(SearchWeights.Entry, SearchWeights.AnchoredEntry >> path.Count('.'));
        for (var dot = path.IndexOf('.'); dot >= 0; dot = path.IndexOf('.'))
        {
            Whole(path, weight);
            path = path[(dot + 1)..];
        }

        Whole(path, weight);
    }

    // Whoever types all of a name means exactly this.
    private void Whole(ReadOnlySpan<char> name, int weight)
    {
        Span<char> whole = stackalloc char[LongestTitle + 1];
        if (name.Length <= LongestTitle && WholeName.Write(name, whole) is var length and > 1)
        {
            _words.Add(whole[..length], weight);
        }
    }

    private void End(string title, string anchor, ReadOnlySpan<char> text, int length, bool isEntry = false)
    {
        _shown.Raw(",["u8).Quoted(title).Raw(',').Quoted(anchor).Raw(',').Raw('"');
        Shown(text);
        _shown.Raw("\"]"u8);
        _all.Write(_words.Words);
        _sections.Add(new SectionRecord(_shown.Length, _all.WrittenCount, length, isEntry));
    }

    private void Shown(ReadOnlySpan<char> text)
    {
        Span<char> line = stackalloc char[LongestShown];
        var length = 0;
        foreach (var c in text)
        {
            if (length == LongestShown)
            {
                break;
            }

            if (c > ' ')
            {
                line[length++] = c;
            }
            else if (length > 0 && line[length - 1] != ' ')
            {
                line[length++] = ' ';
            }
        }

        // Half a character or a space may be left at the end.
        _shown.Inside(line[..(length > 0 && (char.IsHighSurrogate(line[length - 1]) || line[length - 1] == ' ') ? length - 1 : length)]);
    }
}
