using System.Collections.Frozen;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Content;
using MassGen.Yaml;

namespace MassGen.Docs.Site;

/// <summary>What the site itself says, in one language: <c>site-templates/words.en.yaml</c> and its translations.</summary>
public sealed partial class Words
{
    private const string EnglishFile = "words.en.yaml";
    private static readonly Lazy<Words> InEnglish = new(() => Embedded());
    private readonly FrozenDictionary<string, string> _words;

    private Words(IEnumerable<KeyValuePair<string, string>> words) => _words = words.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The words that come with the program.</summary>
    public static Words English => InEnglish.Value;

    /// <summary>The names of all words.</summary>
    public IReadOnlyCollection<string> Keys => _words.Keys;

    /// <summary>A word by its name.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name: a fault of the program.</exception>
    public string this[string key] => _words[key];

    /// <summary>Whether they say the same.</summary>
    public bool IsSame(Words other) => ReferenceEquals(this, other) || _words.All(word => other._words.TryGetValue(word.Key, out var said) && said == word.Value);

    /// <summary>Reads the words of a language from the folder of templates. A file must have each word and no other.</summary>
    /// <param name="templateFolder">The folder.</param>
    /// <param name="language">The language, as HTML names it.</param>
    /// <param name="faults">Where faults are collected.</param>
    public static Words Read(string templateFolder, string language, ICollection<Diagnostic> faults)
    {
        var file = Path.Combine(templateFolder, $"words.{language}.yaml");
        if (!File.Exists(file))
        {
            if (language != "en")
            {
                faults.Add(new Diagnostic(
                    "MG7084", Severity.Error, $"There are no words of the site in '{language}'.",
                    Suggestion: $"Copy {EnglishFile} in the folder of templates to words.{language}.yaml and translate what is after the colons."));
            }

            return English;
        }

        return Read(new SourceText($"{Path.GetFileName(Path.TrimEndingDirectorySeparator(templateFolder))}/{Path.GetFileName(file)}", File.ReadAllText(file)), faults);
    }

    /// <summary>Puts the words into a template, where it says <c>{{words.NAME}}</c>.</summary>
    public string Into(SourceText template, ICollection<Diagnostic> faults) => Place().Replace(template.Text, match =>
    {
        var name = match.Groups["name"].Value;
        if (_words.TryGetValue(name, out var word))
        {
            return Html.Escape(word);
        }

        faults.Add(new Diagnostic(
            "MG7085", Severity.Error, $"There is no word '{name}' in {EnglishFile}.", SourcePlaces.At(template, match.Index, match.Length),
            Suggestion: NearestWord.Suggestion(name, _words.Keys)));
        return "";
    });

    private static Words Read(SourceText source, ICollection<Diagnostic> faults)
    {
        if (MapReader.Document(source, faults) is not { } reader)
        {
            return English;
        }

        var words = English.Keys.Order(StringComparer.Ordinal).Select(key => KeyValuePair.Create(key, reader.RequiredText(key))).ToList();
        reader.RefuseUnknown();
        return new Words(words);
    }

    private static Words Embedded()
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream(EnglishFile)!;
        using var reader = new StreamReader(stream);
        var map = (YamlMap)YamlReader.Read(new SourceText(EnglishFile, reader.ReadToEnd()));
        return new Words(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, ((YamlScalar)entry.Value).Text)));
    }

    [GeneratedRegex(@"\{\{words\.(?<name>[\w.-]+)\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Place();
}
