using System.Globalization;
using System.Text;

namespace MassGen.Benchmarks.Peers;

/// <summary>A folder of Markdown that every generator reads as it is: the same bytes for the same number of pages, on any machine.</summary>
internal static class Corpus
{
    private const int Seed = 20261121;
    private const int PagesOfChapter = 50;
    private const int Parts = 10;
    private const int PageBytes = 8000;

    /// <summary>Writes it: ten parts, each with chapters of fifty pages; a page is about 8 kB.</summary>
    public static void Write(string folder, int pages)
    {
        var random = new Random(Seed);
        var chapters = Math.Max(1, pages / PagesOfChapter / Parts);
        File.WriteAllText(Made(folder, "_index.md"), Head("Home", 0) + "The home page of the corpus.\n");
        for (var page = 0; page < pages; page++)
        {
            var chapter = page / PagesOfChapter;
            var part = chapter / chapters;
            var inside = string.Create(CultureInfo.InvariantCulture, $"part-{part:00}/chapter-{chapter % chapters:00}");
            if (page % PagesOfChapter == 0)
            {
                File.WriteAllText(Made(folder, $"part-{part:00}/_index.md"), Head($"Part {part}", part) + "A part.\n");
                File.WriteAllText(Made(folder, inside + "/_index.md"), Head($"Chapter {chapter}", chapter) + "A chapter.\n");
            }

            var number = page % PagesOfChapter;
            File.WriteAllText(Made(folder, $"{inside}/{NameOf(number)}"), Page(random, page, number));
        }
    }

    /// <summary>The name of a page in its chapter.</summary>
    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"page-{number:00}.md");

    private static string Page(Random random, int page, int number)
    {
        var text = new StringBuilder(Head($"Page {page} about {Words.Some(random, 3)}", number));
        for (var section = 1; text.Length < PageBytes; section++)
        {
            text.Append(CultureInfo.InvariantCulture, $"## {section}. {Words.Title(random)}\n\n{Words.Paragraph(random)}\n\n");
            text.Append(CultureInfo.InvariantCulture, $"See [{Words.Some(random, 2)}]({NameOf(random.Next(PagesOfChapter))}) and [the chapter](_index.md).\n\n");
            text.Append(CultureInfo.InvariantCulture, $"### Details of {Words.Some(random, 2)}\n\n{Words.Paragraph(random)}\n\n");
            text.Append(section switch { 1 => Blocks.Yaml(random), 2 => Blocks.CSharp(random), 3 => Blocks.Bash(random), 4 => Blocks.Table(random), _ => Blocks.List(random) });
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Head(string title, int order) =>
        string.Create(CultureInfo.InvariantCulture, $"---\ntitle: {title}\norder: {order}\nweight: {order + 1}\n---\n\n");

    private static string Made(string folder, string path)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        return file;
    }
}
