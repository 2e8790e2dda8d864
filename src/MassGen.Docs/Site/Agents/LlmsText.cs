using System.Globalization;
using System.Text;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.Navigation;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site.Agents;

/// <summary>
/// What coding agents read first: <c>llms.txt</c> lists every page in Markdown, and <c>llms-full.txt</c> holds them all. Both are cut into
/// parts where they are longer than agents read.
/// </summary>
public sealed class LlmsText(string title, string? description, Uri? baseUrl)
{
    /// <summary>With more bytes no reader has room for all pages at once, and <c>llms-full.txt</c> is not written.</summary>
    public const long MostAtOnce = 5_000_000;

    public IEnumerable<SiteFile> Files(IReadOnlyList<AgentPage> pages)
    {
        var lists = pages.GroupBy(page => page.Section).Select(section => (Name: section.Key, Text: List(section))).ToList();
        var text = Begin().AppendJoin("\n", lists.Select(list => list.Text)).ToString();
        if (text.Length <= TextParts.Longest)
        {
            yield return SiteFile.OfText("llms.txt", text);
        }
        else
        {
            foreach (var file in InParts("llms", [.. lists.Select(list => (list.Name, list.Text))]))
            {
                yield return file;
            }
        }

        if (pages.All(page => page.Text is not null))
        {
            foreach (var file in InParts("llms-full", [("Everything", string.Join("\n", pages.Select(Whole)))]))
            {
                yield return file;
            }
        }
    }

    private StringBuilder Begin()
    {
        var text = new StringBuilder("# ").Append(title).Append("\n\n");
        return description is null ? text : text.Append("> ").Append(description).Append("\n\n");
    }

    private string List(IGrouping<string, AgentPage> section)
    {
        var text = new StringBuilder("## ").Append(section.Key).Append("\n\n");
        foreach (var page in section)
        {
            text.Append("- [").Append(page.Title.Replace('[', '(').Replace(']', ')')).Append("](").Append(Address(page.Path)).Append(')');
            text.Append(page.Description is null ? "" : ": ").Append(page.Description?.ReplaceLineEndings(" ")).Append('\n');
        }

        return text.ToString();
    }

    private string Whole(AgentPage page)
    {
        var text = page.Text!;
        if (FrontMatter.End(new SourceText(page.Path, text)) is var end and >= 0)
        {
            text = text.IndexOf('\n', end) is var line and >= 0 ? text[line..].TrimStart('\n') : "";
        }

        return $"{(text.StartsWith("# ", StringComparison.Ordinal) ? "" : $"# {page.Title}\n\n")}{text.TrimEnd('\n')}\n\n<{Address(page.Path)}>\n";
    }

    // What fits stands in the file itself; what does not is cut, and the file lists the parts.
    private IEnumerable<SiteFile> InParts(string name, IReadOnlyList<(string Name, string Text)> sections)
    {
        var list = Begin();
        foreach (var (section, text) in sections)
        {
            var parts = TextParts.Cut(text);
            if (sections.Count == 1 && parts.Count == 1)
            {
                yield return SiteFile.OfText($"{name}.txt", text);
                yield break;
            }

            for (var part = 1; part <= parts.Count; part++)
            {
                var file = string.Create(CultureInfo.InvariantCulture, $"{name}-{Markup.GitHubSlug.Of(section)}-{part}.txt");
                list.Append("- [").Append(section).Append(' ').Append(part).Append("](").Append(Address(file)).Append(")\n");
                yield return SiteFile.OfText(file, parts[part - 1]);
            }
        }

        yield return SiteFile.OfText($"{name}.txt", list.ToString());
    }

    private string Address(string path) => baseUrl is null ? SitePaths.Escaped(path) : SiteAddress.Of(baseUrl, path);
}
