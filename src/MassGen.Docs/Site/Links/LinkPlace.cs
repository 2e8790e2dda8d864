using Markdig.Syntax.Inlines;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Links;

/// <summary>Where a link stands. Its line is counted only when there is something to say about it.</summary>
internal readonly record struct LinkPlace(SourceText Source, int Start, int Length)
{
    public static LinkPlace Of(LinkInline link, SourceText source)
    {
        var span = link.Reference?.UrlSpan ?? link.UrlSpan;
        span = span.IsEmpty ? link.Span : span;
        return new LinkPlace(source, span.Start, span.Length);
    }

    public SourcePosition Position => SourcePlaces.At(Source, Start, Length);
}
