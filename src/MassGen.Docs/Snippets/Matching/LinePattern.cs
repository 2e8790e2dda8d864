using System.Text;
using System.Text.RegularExpressions;

namespace MassGen.Docs.Snippets.Matching;

/// <summary>
/// One line of expected output. It may end in <c> (glob)</c>, <c> (re)</c> or <c> (escaped)</c>, with a quantifier <c>?</c>, <c>*</c> or
/// <c>+</c> inside the brackets; the quantifier alone, as <c> (?)</c>, <c> (*)</c> and <c> (+)</c>, repeats a literal line.
/// <c>...</c> alone stands for any lines.
/// </summary>
internal sealed partial class LinePattern
{
    // A pattern that would take forever is as good as one that does not fit.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Regex? _pattern;
    private readonly string _literal;

    private LinePattern(string written, string literal, Regex? pattern, int least, int most) =>
        (Written, _literal, _pattern, Least, Most) = (written, Scrubbers.Apply(literal), pattern, least, most);

    /// <summary>The line as it was written.</summary>
    public string Written { get; }

    /// <summary>How many printed lines it takes at least.</summary>
    public int Least { get; }

    /// <summary>How many printed lines it takes at most.</summary>
    public int Most { get; }

    /// <summary>Whether a matcher at its end would have been read as one.</summary>
    public bool MayBeMatcher { get; private init; } = true;

    /// <summary>A line that means just itself.</summary>
    public static LinePattern Text(string line) => new(line, line, null, 1, 1) { MayBeMatcher = false };

    /// <summary>Reads a line.</summary>
    /// <exception cref="PatternException">Its regular expression is none.</exception>
    public static LinePattern Read(string line)
    {
        if (line == "...")
        {
            return new LinePattern(line, "", new Regex(".*", RegexOptions.Singleline), 0, int.MaxValue);
        }

        var (text, kind, times) = Parts(line);
        var (least, most) = times switch { "?" => (0, 1), "*" => (0, int.MaxValue), "+" => (1, int.MaxValue), _ => (1, 1) };
        return kind switch
        {
            "glob" => new LinePattern(line, text, Glob(Scrubbers.Apply(text)), least, most),
            "re" => new LinePattern(line, text, Expression(line, text), least, most),
            "escaped" => new LinePattern(line, Unescape(text), null, least, most),
            _ => new LinePattern(line, text, null, least, most),
        };
    }

    /// <summary>A line as it was written: its text, the kind of its matcher, and the quantifier; both empty where there is none.</summary>
    public static (string Text, string Kind, string Times) Parts(string line)
    {
        var suffix = Suffix().Match(line);
        return suffix.Success ? (line[..suffix.Index], suffix.Groups["kind"].Value, suffix.Groups["times"].Value) : (line, "", "");
    }

    /// <summary>Whether a printed line fits.</summary>
    public bool Fits(string printed)
    {
        try
        {
            return _pattern?.IsMatch(printed) ?? printed == _literal;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    /// <summary>A printed line as a line of expected output that means just it.</summary>
    public static string Literal(string printed) => printed == "..." || Suffix().IsMatch(printed)
        ? printed.Replace("\\", "\\\\", StringComparison.Ordinal) + " (escaped)"
        : printed;

    private static Regex Expression(string line, string text)
    {
        try
        {
            return Anchored(Scrubbers.Apply(text));
        }
        catch (RegexParseException wrong)
        {
            throw new PatternException($"'{line}' is no regular expression: {wrong.Message}");
        }
    }

    private static Regex Anchored(string pattern) => new($"^(?:{pattern})$", RegexOptions.Singleline | RegexOptions.CultureInvariant, Patience);

    private static Regex Glob(string text)
    {
        var pattern = new StringBuilder();
        for (var index = 0; index < text.Length; index++)
        {
            pattern.Append(text[index] switch
            {
                '\\' when index + 1 < text.Length && text[index + 1] is ('*' or '?' or '\\') => Regex.Escape(text[++index].ToString()),
                '*' => ".*",
                '?' => ".",
                var letter => Regex.Escape(letter.ToString()),
            });
        }

        return Anchored(pattern.ToString());
    }

    private static string Unescape(string text) => text.Replace("\\\\", "\\", StringComparison.Ordinal);

    [GeneratedRegex(@" \((?:(?<kind>glob|re|escaped)(?<times>[?*+]?)|(?<times>[?*+]))\)$")]
    private static partial Regex Suffix();
}

/// <summary>Expected output cannot be read as what its kind of comparison says it is.</summary>
internal sealed class PatternException(string message) : Exception(message);
