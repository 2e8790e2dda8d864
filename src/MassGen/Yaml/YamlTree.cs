using MassGen.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace MassGen.Yaml;

/// <summary>Builds values out of a parser's events.</summary>
internal sealed class YamlTree(SourceText source, Parser parser)
{
    // Deeper than any real document; keeps a hostile one from exhausting the stack.
    internal const int DeepestNesting = 100;

    // More than the largest configuration can hold without aliases; what aliases stand for counts each time.
    internal const int MostValues = 250_000;

    private const string CoreTags = "tag:yaml.org,2002:";

    private readonly Dictionary<string, Anchored> _anchors = [];
    private int _values;
    private int _deepest;

    public YamlValue Value(int depth)
    {
        var next = parser.Current ?? throw new InvalidOperationException("The parser has no event.");
        Count(next, 1, depth);
        if (next is AnchorAlias alias)
        {
            return Alias(alias, depth);
        }

        var (before, outer) = (_values, _deepest);
        _deepest = depth;
        YamlValue value = next switch
        {
            MappingStart => Map(depth),
            SequenceStart => List(depth),
            Scalar => Single(),
            _ => throw Fault(source, next, "A value was expected here."),
        };
        if (next is NodeEvent { Anchor.IsEmpty: false } node)
        {
            _anchors[node.Anchor.Value] = new Anchored(value, _values - before, _deepest - depth);
        }

        _deepest = Math.Max(_deepest, outer);
        return value;
    }

    public static InvalidInputException Fault(SourceText source, ParsingEvent at, string message) =>
        new(new Diagnostic("MG1001", Severity.Error, message, At(source, at.Start, 1)));

    public static SourcePosition At(SourceText source, Mark mark, int length) =>
        new(source, Math.Clamp((int)mark.Line, 1, source.LineCount), Math.Max(1, (int)mark.Column), Math.Max(1, length));

    private YamlMap Map(int depth)
    {
        var start = parser.Consume<MappingStart>();
        CheckTag(start, start.Tag);
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        List<YamlMap>? merged = null;
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                throw Fault(source, parser.Current!, "A key must be plain text.");
            }

            if (key is { Value: "<<", Style: ScalarStyle.Plain })
            {
                merged ??= [];
                merged.AddRange(Merged(key, depth));
                continue;
            }

            var position = At(source, key.Start, key.Value.Length);
            if (entries.TryGetValue(key.Value, out var earlier))
            {
                throw YamlMap.Twice(key.Value, position, earlier);
            }

            entries.Add(key.Value, new YamlEntry(key.Value, position, Value(depth + 1)));
        }

        // What the map says itself counts before what it merges, and the first of several before the others.
        foreach (var entry in (merged ?? []).SelectMany(map => map.Entries))
        {
            entries.TryAdd(entry.Key, entry);
        }

        return new YamlMap(At(source, start.Start, 1), [.. entries.Values]);
    }

    private IReadOnlyList<YamlMap> Merged(Scalar key, int depth) => Value(depth + 1) switch
    {
        YamlMap map => [map],
        YamlList list when list.Items.All(item => item is YamlMap) => [.. list.Items.OfType<YamlMap>()],
        _ => throw Fault(source, key, "'<<' merges a map or a list of maps; this is something else."),
    };

    private YamlList List(int depth)
    {
        var start = parser.Consume<SequenceStart>();
        CheckTag(start, start.Tag);
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
        CheckTag(scalar, scalar.Tag);
        var isText = !scalar.Tag.IsEmpty && scalar.Tag.Value == CoreTags + "str";
        return new YamlScalar(At(source, scalar.Start, scalar.Value.Length), scalar.Value, scalar.Style is ScalarStyle.Plain && !isText)
        {
            LastLine = Math.Clamp((int)scalar.End.Line, 1, source.LineCount),
        };
    }

    // An alias is the same value, not a copy; but whoever walks over the values meets it each time, so it is counted in full.
    private YamlValue Alias(AnchorAlias alias, int depth)
    {
        parser.Consume<AnchorAlias>();
        if (!_anchors.TryGetValue(alias.Value.Value, out var anchored))
        {
            throw Fault(source, alias, "This alias names no anchor that stands before it. Text that begins with '*' needs quotes.");
        }

        Count(alias, anchored.Values, depth + anchored.Height);
        return anchored.Value;
    }

    private void Count(ParsingEvent at, int values, int depth)
    {
        _values += values;
        _deepest = Math.Max(_deepest, depth);
        if (depth > DeepestNesting)
        {
            throw Fault(source, at, $"This is nested deeper than {DeepestNesting} levels.");
        }

        if (_values > MostValues)
        {
            throw Fault(source, at, $"With this, the file stands for more than {MostValues} values; aliases count each time.");
        }
    }

    private void CheckTag(ParsingEvent at, TagName tag)
    {
        if (!tag.IsEmpty && !tag.IsNonSpecific && !tag.Value.StartsWith(CoreTags, StringComparison.Ordinal))
        {
            throw Fault(source, at, "Tags of your own ('!…') mean nothing here. Text that begins with '!' needs quotes.");
        }
    }

    private sealed record Anchored(YamlValue Value, int Values, int Height);
}
