using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>The pages of examples in Markdown, for readers that prefer it.</summary>
public static partial class ExampleTwin
{
    /// <summary>Where the Markdown of an example's page is.</summary>
    public static string PathOf(string id) => $"examples/{id}.md";

    public static string Of(ExamplePage page, ExamplePageView view)
    {
        var text = new StringBuilder($"# {page.Example.Title}\n\n{page.Example.Summary.Trim()}\n\n**{view.Status.Label}.** {view.Status.Sentence}\n");
        if (view.Question is { } question)
        {
            Section(text, "The question").Append(Quote(question));
        }

        Section(text, "The configuration").Append(Fence(ExampleFiles.Normal(page.Example.Config.Text), "yaml"));
        if (page.PresentEvidence?.Printed is { } printed)
        {
            Section(text, "What is said about it").Append(Fence(printed, "text"));
        }

        Section(text, "Run it yourself").Append(Fence($"dotnet run --project src/MassGen.Docs -- verify-examples {page.Example.Id}", "bash"));
        Evidence(text, view);
        foreach (var part in view.Transcript)
        {
            Part(text, part);
        }

        foreach (var file in page.PresentEvidence?.Files ?? [])
        {
            text.Append($"\n## `{file.Path}`\n\n").Append(Fence(ExampleFiles.Normal(file.Content), ""));
        }

        return text.ToString();
    }

    /// <summary>The table of all examples.</summary>
    public static string Of(IReadOnlyList<ExamplePage> examples)
    {
        var text = new StringBuilder("# Examples\n\nEach example is run by the real orchestrator.\n\n| Example | Status |\n|---|---|\n");
        foreach (var page in examples)
        {
            text.Append($"| [{page.Example.Title.Replace("|", "\\|", StringComparison.Ordinal)}]({SitePaths.Escaped(page.Example.Id)}.md) | {ExampleStatus.Of(page).Label} |\n");
        }

        return text.ToString();
    }

    private static StringBuilder Section(StringBuilder text, string title) => text.Append("\n## ").Append(title).Append("\n\n");

    private static void Evidence(StringBuilder text, ExamplePageView view)
    {
        Section(text, "The evidence");
        text.Append(view.Facts.Count == 0 ? "There is no evidence for the present files.\n" : "");
        foreach (var fact in view.Facts)
        {
            text.Append($"- {fact.Name}: {fact.Value}{string.Concat(fact.Notes.Select(note => $" {note}"))}\n");
        }

        if (view.Checks.Count > 0)
        {
            Section(text, "What was checked");
        }

        foreach (var check in view.Checks)
        {
            text.Append($"- {(check.Held ? "Held" : "Did not hold")}: {check.What}{(check.Detail is { Length: > 0 } detail ? $" {detail}" : "")} ({check.Where})\n");
        }
    }

    private static void Part(StringBuilder text, TranscriptPart part)
    {
        Section(text, part.Agent is null ? "The run" : $"{part.Agent} ({part.Name})");
        foreach (var step in part.Steps)
        {
            text.Append($"**{step.What}** ({step.Time})\n\n");
            text.Append(step.Text is { Length: > 0 } said ? Quote(said) + "\n" : "");
            foreach (var block in step.Blocks.Concat(step.Folds.Select(fold => fold.Html)))
            {
                text.Append(Fence(WebUtility.HtmlDecode(Tag().Replace(block, "")).Trim(), "")).Append('\n');
            }
        }
    }

    private static string Quote(string text) => string.Concat(text.Trim().Split('\n').Select(line => $"> {line}".TrimEnd() + "\n"));

    // Longer than any row of backticks in it.
    private static string Fence(string code, string language)
    {
        var longest = Backticks().Matches(code).Select(match => match.Length).DefaultIfEmpty(2).Max();
        var fence = new string('`', Math.Max(3, longest + 1));
        return $"{fence}{language}\n{code}\n{fence}\n";
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("`+")]
    private static partial Regex Backticks();
}
