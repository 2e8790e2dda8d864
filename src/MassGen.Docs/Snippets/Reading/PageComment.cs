using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>A comment in a page.</summary>
internal sealed class PageComment
{
    private const string Open = "<!--";
    private const string Word = "example";
    private readonly SourceText _page;
    private readonly int _start;
    private readonly int _end;

    public PageComment(SourceText page, HtmlBlock block)
    {
        _page = page;
        _start = Math.Clamp(page.Text.IndexOf(Open, Math.Clamp(block.Span.Start, 0, page.Text.Length), StringComparison.Ordinal), 0, page.Text.Length);
        var after = Math.Min(page.Text.Length, _start + Open.Length);
        var close = page.Text.IndexOf("-->", after, StringComparison.Ordinal);
        _end = close < 0 ? page.Text.Length : close;
        Text = page.Text[after..Math.Max(after, _end)];
    }

    /// <summary>What stands between the marks.</summary>
    public string Text { get; }

    /// <summary>Where it begins.</summary>
    public SourcePosition Position => SourcePlaces.At(_page, _start, Open.Length);

    /// <summary>Its first line in the page.</summary>
    public int FirstLine => Position.Line;

    /// <summary>Its last line in the page.</summary>
    public int LastLine => FirstLine + Text.AsSpan().Count('\n');

    /// <summary>Whether it says how the block below it is verified.</summary>
    public bool IsExample => FirstWord == Word;

    private string FirstWord => new([.. Text.TrimStart().TakeWhile(letter => !char.IsWhiteSpace(letter))]);

    /// <summary>What it says, at its place in the page.</summary>
    public SourceText Yaml() => PageSlice.Between(_page, _page.Text.IndexOf(Word, _start, StringComparison.Ordinal) + Word.Length, _end);

    /// <summary>Refuses a comment that was probably meant to say how a block is verified.</summary>
    public void RefuseNearlyExample(ICollection<Diagnostic> faults)
    {
        var isAlone = Text.Split('\n')[0].Trim() == FirstWord && Text.Contains('\n', StringComparison.Ordinal);
        if (isAlone && FirstWord.Length > 0 && NearestWord.Of(FirstWord, [Word]) is not null)
        {
            faults.Add(new Diagnostic(
                "MG5120", Severity.Error, $"'{FirstWord}' begins a comment that nobody reads.", Position, Suggestion: $"Did you mean '{Word}'?"));
        }
    }
}
