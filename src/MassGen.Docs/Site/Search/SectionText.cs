using Markdig.Syntax.Inlines;

namespace MassGen.Docs.Site.Search;

/// <summary>Collects the text of a section. Code inside of lines stands between single backticks, blocks of code between double ones.</summary>
internal sealed class SectionText
{
    private char[] _characters = new char[4096];
    private int _length;

    public ReadOnlySpan<char> Span => _characters.AsSpan(0, _length);

    public void Clear() => _length = 0;

    public void Append(ReadOnlySpan<char> text)
    {
        if (_length + text.Length > _characters.Length)
        {
            Array.Resize(ref _characters, Math.Max(_characters.Length * 2, _length + text.Length));
        }

        text.CopyTo(_characters.AsSpan(_length));
        _length += text.Length;
    }

    public void Shorten(int length) => _length = length;

    public void Insert(int at, ReadOnlySpan<char> text)
    {
        Append(text);
        _characters.AsSpan(at, _length - text.Length - at).CopyTo(_characters.AsSpan(at + text.Length));
        text.CopyTo(_characters.AsSpan(at));
    }

    /// <summary>A block of code.</summary>
    public void Code(ReadOnlySpan<char> code)
    {
        Append("``");
        WithoutBackticks(code);
        Append("`` ");
    }

    /// <summary>A block of text.</summary>
    public void Inlines(ContainerInline? container)
    {
        if (container is not null)
        {
            Inside(container);
            Append(" ");
        }
    }

    private void Inside(ContainerInline container)
    {
        for (var inline = container.FirstChild; inline is not null; inline = inline.NextSibling)
        {
            switch (inline)
            {
                case LiteralInline literal:
                    WithoutBackticks(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    Append("`");
                    WithoutBackticks(code.ContentSpan);
                    Append("`");
                    break;
                case LineBreakInline:
                    Append(" ");
                    break;
                case HtmlEntityInline entity:
                    Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    Append(link.Url);
                    break;
                case DelimiterInline delimiter:
                    Append(delimiter.ToLiteral());
                    Inside(delimiter);
                    break;
                case ContainerInline inside:
                    Inside(inside);
                    break;
                default:
                    break;
            }
        }
    }

    // Backticks of the text itself would be taken for ours.
    private void WithoutBackticks(ReadOnlySpan<char> text)
    {
        var start = _length;
        Append(text);
        _characters.AsSpan(start, text.Length).Replace('`', '\'');
    }
}
