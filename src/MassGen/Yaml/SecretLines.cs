using System.Text.RegularExpressions;
using MassGen.Diagnostics;

namespace MassGen.Yaml;

/// <summary>Keeps secrets out of the lines that messages show.</summary>
internal static partial class SecretLines
{
    /// <summary>Whether a key's name says that its value is a secret.</summary>
    public static bool IsSecretName(string key) => SecretName().IsMatch(key);

    /// <summary>Hides a value of a document: from where it begins to the end of its last line.</summary>
    public static void Hide(YamlValue value)
    {
        switch (value)
        {
            case YamlScalar scalar:
                Hide(scalar.Position, scalar.LastLine);
                break;
            case YamlMap map:
                foreach (var entry in map.Entries)
                {
                    HideInside(entry);
                    Hide(entry.Value);
                }

                break;
            case YamlList list:
                foreach (var item in list.Items)
                {
                    Hide(item);
                }

                break;
        }
    }

    /// <summary>Hides what stands in a key behind its name.</summary>
    public static void HideInside(YamlEntry entry)
    {
        if (PrintableText.EndOfName(entry.Key) is var end and >= 0)
        {
            entry.KeyPosition.Source.Hide(entry.KeyPosition.Line, entry.KeyPosition.Column + end);
        }
    }

    /// <summary>Hides what follows a word for a secret inside a plain text: mostly a map in which the blank after a colon was forgotten.</summary>
    public static void HideInside(YamlScalar scalar)
    {
        if (scalar.IsPlain && scalar.Text.Contains(':', StringComparison.Ordinal) && SecretWord().Match(scalar.Text) is { Success: true } found)
        {
            Hide(scalar.Position with { Column = scalar.Position.Column + found.Index + found.Length }, scalar.LastLine);
        }
    }

    /// <summary>Hides lines of a text that cannot be read: those under a word for a secret, and what follows one.</summary>
    public static void HideByLook(SourceText source)
    {
        var under = int.MaxValue;
        for (var number = 1; number <= source.LineCount; number++)
        {
            var line = source.Line(number);
            var indent = line.Length - line.TrimStart(' ', '\t', '-').Length;
            if (line.Length > indent && indent <= under)
            {
                under = int.MaxValue;
            }

            if (under < int.MaxValue)
            {
                source.Hide(number, AfterName(line, indent));
            }
            else if (SecretWord().Match(line) is { Success: true } found)
            {
                source.Hide(number, found.Index + found.Length + 1);
                under = indent;
            }
        }
    }

    private static void Hide(SourcePosition from, int lastLine)
    {
        from.Source.Hide(from.Line, from.Column);
        for (var line = from.Line + 1; line <= lastLine; line++)
        {
            from.Source.Hide(line, 1);
        }
    }

    private static int AfterName(string line, int indent)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? indent + 1 : colon + 2;
    }

    [GeneratedRegex(@"(api[_-]?key|secret|passw|credential|authorization|bearer)|(^|[_-])(key|token)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"([\w-]*(api[_-]?key|secret|passw|token(?!s)|authorization|bearer)[\w-]*|\b(env|headers|key))[""']?\s*[:=]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SecretWord();
}
