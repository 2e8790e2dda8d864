using Markdig.Extensions.Alerts;
using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Markup.Code;

namespace MassGen.Docs.Site.Markup;

/// <summary>Checks what Markdown readers pass over in silence: tags that do not fit, and alerts of unknown kinds.</summary>
public static class MarkupCheck
{
    public static void Check(SourcePage page, ICollection<Diagnostic> faults)
    {
        CodeLookCheck.Check(page, faults);
        if (page.Source.Text.Contains('<') && RawHtml.Unbalanced(page.Document) is { } tag)
        {
            faults.Add(new Diagnostic(
                "MG7030", Severity.Error, $"<{tag.Tag}> is closed without being open, or never closed.", SourcePlaces.At(page.Source, tag.Offset),
                Suggestion: "Write <details>, <summary>…</summary>, the text between empty lines, </details>."));
        }

        foreach (var id in page.RepeatedIds)
        {
            faults.Add(new Diagnostic(
                "MG7032", Severity.Error, $"'#{id}' stands for more than one place on this page.", SourcePlaces.At(
                    page.Source, Math.Max(0, page.Source.Text.IndexOf($"id=\"{id}\"", StringComparison.Ordinal)), id.Length),
                Suggestion: "Give the <a id> another name; headings have ids of their own."));
        }

        foreach (var alert in page.Document.Descendants<AlertBlock>())
        {
            var kind = alert.Kind.ToString();
            if (!PageHtml.AlertKinds.Contains(kind.ToUpperInvariant()))
            {
                faults.Add(new Diagnostic(
                    "MG7031", Severity.Error, $"'{kind}' is not a kind of alert.", SourcePlaces.At(page.Source, Math.Max(alert.Span.Start, page.Source.Text.IndexOf(kind, alert.Span.Start, StringComparison.Ordinal)), kind.Length),
                    Suggestion: NearestWord.Suggestion(kind, PageHtml.AlertKinds) ?? $"Kinds: {string.Join(", ", PageHtml.AlertKinds)}."));
            }
        }
    }
}
