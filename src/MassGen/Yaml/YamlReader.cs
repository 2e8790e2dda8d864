using MassGen.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MassGen.Yaml;

/// <summary>Reads one YAML document into values that know where they were written.</summary>
public static class YamlReader
{
    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidInputException">It is not YAML, holds several documents or repeats a key.</exception>
    public static YamlValue Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        try
        {
            return ReadDocument(source);
        }
        catch (InvalidInputException)
        {
            // No tree says where secrets are, so lines that look like holding one are not shown.
            SecretLines.HideByLook(source);
            throw;
        }
    }

    private static YamlValue ReadDocument(SourceText source)
    {
        var parser = new Parser(new StringReader(source.Text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new YamlScalar(new SourcePosition(source, 1, 1), "", IsPlain: true);
            }

            parser.Consume<DocumentStart>();
            var value = new YamlTree(source, parser).Value(1);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                throw YamlTree.Fault(source, second, "A second document begins here ('---'); one file holds one document.");
            }

            return value;
        }
        catch (YamlException broken)
        {
            var place = YamlFaultPlace.Of(source, broken);
            throw new InvalidInputException(new Diagnostic(
                "MG1001", Severity.Error, "This is not valid YAML: " + Reason(broken), place, Suggestion: Hint(source, place, Reason(broken))));
        }
        catch (Exception lost) when (lost is InvalidOperationException or ArgumentException)
        {
            // A fault of the parser: on some texts that are not YAML it loses its way instead of saying so.
            var place = YamlTree.At(source, parser.Current?.End ?? Mark.Empty, 1);
            throw new InvalidInputException(new Diagnostic(
                "MG1001", Severity.Error, "This is not valid YAML from here on.", place, Suggestion: Hint(source, place, "")));
        }
    }

    private static string Reason(YamlException broken) =>
        (broken.InnerException ?? broken).Message is { Length: > 0 } text ? text.TrimEnd('.') + "." : "unknown reason.";

    private static string Hint(SourceText source, SourcePosition place, string reason) =>
        source.Line(place.Line).Contains('\t', StringComparison.Ordinal) ? "YAML is indented with spaces; this line holds a tab."
        : reason.Contains("found invalid mapping", StringComparison.Ordinal) ? "A text that holds ': ' must stand in quotes."
        : reason.Contains("cannot start any token", StringComparison.Ordinal) ? "A text that begins with this character must stand in quotes."
        : "Look at this line and the one above it: indentation, an unclosed quote or bracket, or a missing ': '.";
}
