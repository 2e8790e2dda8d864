using MassGen.Docs.Site.ExamplePages;

namespace MassGen.Docs.Site.Search;

/// <summary>Reads the page of an example: what it shows, what is asked, how it is configured, what is said about it.</summary>
internal static class ExampleSections
{
    public static PageWords Read(ExamplePage page, PageReader reader)
    {
        var (example, text) = (page.Example, new SectionText());
        reader.Begin(example.Title);
        text.Append(example.Summary.Trim());
        if (example.Question is { } question)
        {
            text.Append(" ");
            text.Append(question.Trim());
        }

        reader.Top(description: null, text.Span);
        text.Clear();
        text.Code(example.Config.Text);
        reader.Section("The configuration", "config", text.Span);
        if (page.PresentEvidence?.Printed is { } printed)
        {
            text.Clear();
            text.Code(printed);
            reader.Section("What is said about it", "printed", text.Span);
        }

        return reader.End(ExampleBadge.PathOf(example.Id));
    }
}
