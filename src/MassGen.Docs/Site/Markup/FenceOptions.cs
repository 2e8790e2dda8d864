using Markdig.Syntax;
using MassGen.Diagnostics;
using MassGen.Docs.Site.Markup.Code;

namespace MassGen.Docs.Site.Markup;

/// <summary>What stands after the language of a fenced block: bare <c>key=value</c> pairs.</summary>
/// <param name="Example">The example whose file the block shows, or null.</param>
/// <param name="File">The file, or null.</param>
/// <param name="OutputOf">The example whose printed words the block shows, or null.</param>
public sealed record FenceOptions(string? Example, string? File, string? OutputOf)
{
    private static readonly string[] Known = ["example", "file", "output-of", .. CodeLook.Keys];

    public static FenceOptions Read(FencedCodeBlock block, SourceText source, ICollection<Diagnostic> faults)
    {
        var values = new Dictionary<string, string>();
        foreach (var (key, value, word) in FenceWord.Read(block.Arguments))
        {
            if (!Known.Contains(key))
            {
                faults.Add(new Diagnostic(
                    "MG7010", Severity.Error, $"'{key}' is not an option of a code block.", PlaceOf(word, block, source),
                    Suggestion: NearestWord.Suggestion(key, Known) ?? $"Options are written key=value; known: {string.Join(", ", Known)}."));
            }
            else if (string.IsNullOrEmpty(value) && (value is not null || !CodeLook.Flags.Contains(key)))
            {
                faults.Add(new Diagnostic(
                    "MG7011", Severity.Error, $"'{key}' has no value.", PlaceOf(word, block, source), Suggestion: $"Write {key}=…, without spaces."));
            }
            else
            {
                values[key] = value ?? "";
            }
        }

        return new FenceOptions(values.GetValueOrDefault("example"), values.GetValueOrDefault("file"), values.GetValueOrDefault("output-of"));
    }

    /// <summary>Where a word of the fence's first line stands.</summary>
    public static SourcePosition PlaceOf(string word, FencedCodeBlock block, SourceText source)
    {
        var line = source.Line(block.Line + 1);
        return new SourcePosition(source, block.Line + 1, Math.Max(0, line.IndexOf(word, StringComparison.Ordinal)) + 1, word.Length);
    }
}
