using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace MassGen.Docs.Site.Glossary;

/// <summary>A word that the glossary explains.</summary>
/// <param name="Name">The word.</param>
/// <param name="Meaning">Its meaning, without markup.</param>
/// <param name="Anchor">Where it stands in the glossary.</param>
public sealed record GlossaryTerm(string Name, string Meaning, string Anchor);

/// <summary>A use of a term in a text.</summary>
/// <param name="text">As it is written there.</param>
/// <param name="address">What leads to its explanation.</param>
/// <param name="term">The term.</param>
internal sealed class TermInline(string text, string address, GlossaryTerm term) : LeafInline
{
    public string Text => text;

    public string Address => address;

    public GlossaryTerm Term => term;
}

/// <summary>A term as a link that shows the meaning when it is pointed at, and leads to it for everybody else.</summary>
internal sealed class TermRenderer : HtmlObjectRenderer<TermInline>
{
    protected override void Write(HtmlRenderer renderer, TermInline obj) => renderer
        .Write("<a class=\"term\" href=\"").WriteEscape(obj.Address).Write("\" title=\"").WriteEscape(obj.Term.Meaning).Write("\">")
        .WriteEscape(obj.Text).Write("</a>");
}
