using System.Text;
using MassGen.Docs.Evidence;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>The small mark on a snippet that opens to what is known of it.</summary>
public static class SnippetBadge
{
    public static string Html(SnippetPage page, SnippetStatus status)
    {
        var html = new StringBuilder()
            .Append("<details class=\"proof\"><summary><span class=\"badge ").Append(status.Kind).Append("\">").Append(Site.Html.Escape(status.Label))
            .Append("</span><span class=\"visually-hidden\">: ").Append(Site.Html.Escape(page.Snippet.Id)).Append("</span></summary>\n<div class=\"facts\"><p>")
            .Append(Site.Html.Escape(status.Sentence)).Append("</p>\n");
        if (page.PresentEvidence is { Status: not VerificationStatus.Skipped } evidence)
        {
            html.Append("<dl>");
            foreach (var (name, value) in Facts(evidence))
            {
                html.Append("<dt>").Append(name).Append("</dt><dd>").Append(Site.Html.Escape(value)).Append("</dd>");
            }

            html.Append("</dl>\n");
        }

        return html.Append("<p>Again: <code>docs run ").Append(Site.Html.Escape(page.Snippet.Id)).Append("</code></p></div></details>").ToString();
    }

    private static IEnumerable<(string Name, string Value)> Facts(VerificationEvidence evidence)
    {
        yield return ("When", Figures.Moment(evidence.VerifiedAt));
        yield return ("Library", evidence.Library);
        if (evidence.Sandbox is { } sandbox)
        {
            yield return ("Sandbox", $"{sandbox.Provider}, {sandbox.Image ?? "the host’s own programs, read-only"}{(sandbox.ImageDigest is { } digest ? $", {digest}" : "")}");
        }

        yield return ("Duration", Figures.Milliseconds(evidence.DurationMs));
        yield return ("Inputs’ hash", evidence.InputsHash);
    }
}
