using System.Text;
using Markdig.Syntax.Inlines;

namespace MassGen.Docs.Site.Markup;

/// <summary>What remains of marked-up text when the markup is taken away.</summary>
public static class PlainText
{
    public static string Of(ContainerInline? container)
    {
        var text = new StringBuilder();
        foreach (var inline in container?.FindDescendants<Inline>() ?? [])
        {
            text.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                AutolinkInline link => link.Url,
                LineBreakInline => " ",
                // A bracket that opens nothing.
                DelimiterInline delimiter => delimiter.ToLiteral(),
                _ => "",
            });
        }

        return text.ToString();
    }
}
