using System.Text.RegularExpressions;
using MassGen.Diagnostics;
using MassGen.Docs.Site;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed partial class WordsTests
{
    [Fact]
    public void Templates_say_nothing_that_is_not_in_the_file_of_words()
    {
        var strays = Directory.EnumerateFiles(SampleSite.Templates, "*.hbs", SearchOption.AllDirectories)
            .SelectMany(file => Letters().Matches(Marks().Replace(File.ReadAllText(file), " ")).Select(word => $"{Path.GetFileName(file)}: {word.Value}"));

        Assert.Empty(strays);
    }

    [Fact]
    public void Attributes_that_are_read_aloud_are_in_the_file_of_words_too()
    {
        var strays = Directory.EnumerateFiles(SampleSite.Templates, "*.hbs", SearchOption.AllDirectories)
            .SelectMany(file => Spoken().Matches(File.ReadAllText(file)).Select(match => Marks().Replace(match.Groups["said"].Value, " ")).Where(said => Letters().IsMatch(said)));

        Assert.Empty(strays);
    }

    [Fact]
    public void Scripts_say_nothing_of_their_own()
    {
        var strays = Directory.EnumerateFiles(Path.Combine(SampleSite.Templates, "assets"), "*.js")
            .SelectMany(file => Said().Matches(File.ReadAllText(file)).Select(match => $"{Path.GetFileName(file)}: {match.Value}"));

        Assert.Empty(strays);
    }

    [Fact]
    public void A_translation_has_each_word_and_no_other()
    {
        using var folder = new TempFolder();
        var english = File.ReadAllText(Path.Combine(SampleSite.Templates, "words.en.yaml"));
        folder.Write("words.de.yaml", english.Replace("alert.note:", "alert.nota:", StringComparison.Ordinal));
        var faults = new List<Diagnostic>();
        Words.Read(folder.Path, "de", faults);

        Assert.Equal(["MG1003", "MG1006"], faults.Select(fault => fault.Code).Order());
    }

    [Fact]
    public void A_translated_word_is_what_pages_say()
    {
        using var site = new SampleSite("> [!NOTE]\n> x\n");
        using var templates = new TempFolder();
        foreach (var file in Directory.EnumerateFiles(SampleSite.Templates, "*", SearchOption.AllDirectories))
        {
            templates.Write(Path.GetRelativePath(SampleSite.Templates, file), File.ReadAllText(file));
        }

        templates.Write("words.de.yaml", File.ReadAllText(Path.Combine(SampleSite.Templates, "words.en.yaml")).Replace("alert.note: Note", "alert.note: Hinweis", StringComparison.Ordinal));
        site.TemplateFolder = templates.Path;
        site.WriteRaw("site.yaml", "language: de\n");

        Assert.Equal("Hinweis", site.Page().QuerySelector("p.alert-title")!.TextContent);
    }

    [Fact]
    public void Every_word_is_said_somewhere()
    {
        var root = RepositoryRoot.Find(AppContext.BaseDirectory)!;
        var texts = Directory.EnumerateFiles(Path.Combine(root, "src", "MassGen.Docs"), "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(SampleSite.Templates, "*.hbs", SearchOption.AllDirectories)).Select(File.ReadAllText);
        var all = string.Concat(texts);

        Assert.All(Words.English.Keys.Where(key => !key.StartsWith("alert.", StringComparison.Ordinal)), key => Assert.Contains(key, all, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\{\{.*?\}\}|<[^>]*>|&\w+;", RegexOptions.Singleline)]
    private static partial Regex Marks();

    [GeneratedRegex("(aria-label|title|placeholder|alt|data-(?!at|agent|go)[a-z]+)=\"(?<said>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Spoken();

    // What a script would show: a literal that begins like a sentence, put into an element or an attribute that is read aloud.
    [GeneratedRegex("(textContent|title|ariaLabel|'aria-label',|word) ?=? ?['\"`][A-Za-z]")]
    private static partial Regex Said();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Letters();
}
