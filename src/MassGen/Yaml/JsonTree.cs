using System.Text;
using System.Text.Json;
using MassGen.Diagnostics;

namespace MassGen.Yaml;

/// <summary>Builds values out of a JSON text.</summary>
internal sealed class JsonTree(SourceText source, byte[] bytes)
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = YamlTree.DeepestNesting };

    private int _line = 1;
    private int _column = 1;
    private int _scanned;

    public YamlValue Read()
    {
        var reader = new Utf8JsonReader(bytes, Options);
        if (string.IsNullOrWhiteSpace(source.Text))
        {
            return new YamlScalar(new SourcePosition(source, 1, 1), "", IsPlain: true);
        }

        reader.Read();
        var value = Value(ref reader);
        reader.Read();
        return value;
    }

    private YamlValue Value(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => Map(ref reader),
        JsonTokenType.StartArray => List(ref reader),
        JsonTokenType.String => Text(ref reader),
        _ => Plain(ref reader),
    };

    private YamlScalar Plain(ref Utf8JsonReader reader) =>
        new(Position(ref reader, reader.ValueSpan.Length), Encoding.UTF8.GetString(reader.ValueSpan), IsPlain: true);

    private YamlScalar Text(ref Utf8JsonReader reader)
    {
        var position = Position(ref reader, reader.ValueSpan.Length);
        return new YamlScalar(position, TextOf(ref reader, position), IsPlain: false);
    }

    // Half a surrogate pair is legal JSON and no text.
    private static string TextOf(ref Utf8JsonReader reader, SourcePosition position)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new InvalidInputException(new Diagnostic("MG1001", Severity.Error, "This text holds half a character (an unpaired surrogate).", position));
        }
    }

    private YamlMap Map(ref Utf8JsonReader reader)
    {
        var start = Position(ref reader, 1);
        var entries = new Dictionary<string, YamlEntry>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var position = Position(ref reader, reader.ValueSpan.Length);
            var key = TextOf(ref reader, position);
            if (entries.TryGetValue(key, out var earlier))
            {
                throw YamlMap.Twice(key, position, earlier);
            }

            reader.Read();
            entries.Add(key, new YamlEntry(key, position, Value(ref reader)));
        }

        return new YamlMap(start, [.. entries.Values]);
    }

    private YamlList List(ref Utf8JsonReader reader)
    {
        var start = Position(ref reader, 1);
        var items = new List<YamlValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Value(ref reader));
        }

        return new YamlList(start, items);
    }

    // Tokens come in order, so every byte is looked at once. Columns count the characters an editor counts.
    private SourcePosition Position(ref Utf8JsonReader reader, int length)
    {
        for (; _scanned < reader.TokenStartIndex; _scanned++)
        {
            (_line, _column) = bytes[_scanned] switch
            {
                (byte)'\n' => (_line + 1, 1),
                >= 0x80 and < 0xC0 => (_line, _column),
                >= 0xF0 => (_line, _column + 2),
                _ => (_line, _column + 1),
            };
        }

        return new SourcePosition(source, _line, _column, Math.Max(1, length));
    }
}
