using Markdig.Extensions.Alerts;
using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Markup;

/// <summary>Checks what Markdown readers pass over in silence: tags that do not fit, and alerts of unknown kinds.</summary>
public static class MarkupCheck
{
    public static void Check(SourcePage page, ICollection<Diagnostic> faults)
    {
        if (RawHtml.Unbalanced(page.Document) is { } tag)
        {
            faults.Add(new Diagnostic(
                "MG7030", Severity.Error, $"<{tag.Tag}> is closed without being open, or never closed.", SourcePlaces.At(page.Source, tag.Offset),
                Suggestion: "Write <details>, <summary>…</summary>, the text between empty lines, </details>."));
        }

        foreach (var alert in page.Document.Descendants<AlertBlock>())
        {
            var kind = alert.Kind.ToString();
            if (!PageHtml.AlertKinds.Contains(kind.ToUpperInvariant()))
            {
                faults.Add(new Diagnostic(
                    "MG7031", Severity.Error, $"'{kind}' is not a kind of alert.", SourcePlaces.At(page.Source, alert.Kind.Start, kind.Length),
                    Suggestion: NearestWord.Suggestion(kind, PageHtml.AlertKinds) ?? $"Kinds: {string.Join(", ", PageHtml.AlertKinds)}."));
            }
        }
    }
}
