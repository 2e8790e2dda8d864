using MassGen.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MassGen.Yaml;

/// <summary>Reads one YAML (or JSON) document into values that know where they were written.</summary>
public static class YamlReader
{
    // Deeper than any real document; keeps a hostile one from exhausting the stack.
    private const int DeepestNesting = 100;

    /// <summary>Reads a text.</summary>
    /// <exception cref="InvalidInputException">It is not YAML, holds several documents or repeats a key.</exception>
    public static YamlValue Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var parser = new Parser(new StringReader(source.Text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                return new YamlScalar(new SourcePosition(source, 1, 1), "", IsPlain: true);
            }

            parser.Consume<DocumentStart>();
            var value = new Builder(source, parser).Value(1);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                throw Fault(source, second, "A second document begins here ('---'); one file holds one document.", null);
            }

            return value;
        }
        catch (YamlException broken)
        {
            var place = YamlFaultPlace.Of(source, broken);
            throw new InvalidInputException(new Diagnostic(
                "MG1001", Severity.Error, "This is not valid YAML: " + Reason(broken), place, Suggestion: Hint(source, place)));
        }
        catch (InvalidOperationException)
        {
            // A fault of the parser: on some texts that are not YAML it loses its way instead of saying so.
            var place = At(source, parser.Current?.End ?? Mark.Empty, 1);
            throw new InvalidInputException(new Diagnostic(
                "MG1001", Severity.Error, "This is not valid YAML from here on.", place, Suggestion: Hint(source, place)));
        }
    }

    private static string Reason(YamlException broken) =>
        (broken.InnerException ?? broken).Message is { Length: > 0 } text ? text.TrimEnd('.') + "." : "unknown reason.";

    private static string Hint(SourceText source, SourcePosition place) =>
        source.Line(place.Line).Contains('\t', StringComparison.Ordinal)
            ? "YAML is indented with spaces; this line holds a tab."
            : "Look at this line and the one above it: indentation, an unclosed quote or bracket, or a missing ': '.";

    private static InvalidInputException Fault(SourceText source, ParsingEvent at, string message, string? suggestion) =>
        new(new Diagnostic("MG1001", Severity.Error, message, At(source, at.Start, 1), Suggestion: suggestion));

    private static SourcePosition At(SourceText source, Mark mark, int length) =>
        new(source, Math.Max(1, (int)mark.Line), Math.Max(1, (int)mark.Column), Math.Max(1, length));

    private sealed class Builder(SourceText source, Parser parser)
    {
        private readonly Dictionary<string, YamlValue> _anchors = [];

        public YamlValue Value(int depth)
        {
            var next = parser.Current ?? throw new InvalidOperationException("The parser has no event.");
            if (depth > DeepestNesting)
            {
                throw Fault(source, next, $"This is nested deeper than {DeepestNesting} levels.", null);
            }

            var value = next switch
            {
                MappingStart => Map(depth),
                SequenceStart => List(depth),
                Scalar => Single(),
                AnchorAlias => Alias(),
                _ => throw Fault(source, next, "A value was expected here.", null),
            };
            if (next is NodeEvent { Anchor.IsEmpty: false } node)
            {
                _anchors[node.Anchor.Value] = value;
            }

            return value;
        }

        private YamlMap Map(int depth)
        {
            var start = parser.Consume<MappingStart>();
            var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                if (!parser.TryConsume<Scalar>(out var key))
                {
                    throw Fault(source, parser.Current!, "A key must be plain text.", null);
                }

                var position = At(source, key.Start, key.Value.Length);
                if (entries.TryGetValue(key.Value, out var earlier))
                {
                    throw new InvalidInputException(new Diagnostic(
                        "MG1002", Severity.Error, $"The key '{key.Value}' stands twice in this map; the first is on line {earlier.KeyPosition.Line}.",
                        position, Suggestion: "Remove one of them; YAML readers disagree on which one counts."));
                }

                entries.Add(key.Value, new YamlEntry(key.Value, position, Value(depth + 1)));
            }

            return new YamlMap(At(source, start.Start, 1), [.. entries.Values]);
        }

        private YamlList List(int depth)
        {
            var start = parser.Consume<SequenceStart>();
            var items = new List<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(Value(depth + 1));
            }

            return new YamlList(At(source, start.Start, 1), items);
        }

        private YamlScalar Single()
        {
            var scalar = parser.Consume<Scalar>();
            return new YamlScalar(At(source, scalar.Start, scalar.Value.Length), scalar.Value, scalar.Style is ScalarStyle.Plain);
        }

        // An alias is the same value, not a copy: a chain of aliases cannot grow.
        private YamlValue Alias()
        {
            var alias = parser.Consume<AnchorAlias>();
            return _anchors.TryGetValue(alias.Value.Value, out var value)
                ? value
                : throw Fault(source, alias, $"The alias '*{alias.Value.Value}' names no anchor that stands before it.", null);
        }
    }
}
