using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Site.Templates;

/// <summary>A template as it was written.</summary>
internal sealed record TemplateText(string Name, SourceText Source)
{
    private const string Ending = ".hbs";

    /// <summary>The templates in a folder of a folder of templates, by name, with the site's words in them.</summary>
    public static Dictionary<string, TemplateText> Read(string folder, string kind, Words words, ICollection<Diagnostic> faults)
    {
        var shown = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        var inside = Path.Combine(folder, kind);
        var files = Directory.Exists(inside) ? Directory.EnumerateFiles(inside, "*" + Ending).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        return files.ToDictionary(
            file => Path.GetFileNameWithoutExtension(file),
            file => Worded(Path.GetFileNameWithoutExtension(file), $"{shown}/{kind}/{Path.GetFileName(file)}", File.ReadAllText(file).ReplaceLineEndings("\n"), words, faults));
    }

    private static TemplateText Worded(string name, string path, string text, Words words, ICollection<Diagnostic> faults) =>
        new(name, new SourceText(path, words.Into(new SourceText(path, text), faults)));

    /// <summary>A fault at a place of it.</summary>
    public Diagnostic Fault(string code, string message, int offset, int length = 1, string? suggestion = null) =>
        new(code, Severity.Error, message, SourcePlaces.At(Source, offset, length), Suggestion: suggestion);
}
