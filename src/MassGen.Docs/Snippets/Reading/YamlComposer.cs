using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Writes values as YAML, one a line, and keeps where each came from.</summary>
internal sealed class YamlComposer
{
    private static readonly JsonSerializerOptions Quoted = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly StringBuilder _text = new();
    private readonly List<(int Line, int Column, SourcePosition Origin)> _origins = [];
    private int _line = 1;
    private int _lineStart;

    private YamlComposer()
    {
    }

    /// <summary>Writes a document.</summary>
    /// <param name="path">What messages call it where no other place is known.</param>
    /// <param name="value">The document.</param>
    public static ComposedText Write(string path, YamlValue value)
    {
        var composer = new YamlComposer();
        composer.Block(value, 0);
        return new ComposedText(new SourceText(path, composer._text.ToString()), composer._origins);
    }

    private void Block(YamlValue value, int indent)
    {
        switch (value)
        {
            case YamlMap { Entries.Count: > 0 } map:
                foreach (var entry in map.Entries)
                {
                    _text.Append(' ', indent);
                    Mark(entry.KeyPosition);
                    _text.Append(JsonSerializer.Serialize(entry.Key, Quoted)).Append(':');
                    Inside(entry.Value, indent);
                }

                break;
            case YamlList { Items.Count: > 0 } list:
                foreach (var item in list.Items)
                {
                    _text.Append(' ', indent);
                    Mark(item.Position);
                    _text.Append('-');
                    Inside(item, indent);
                }

                break;
            default:
                _text.Append(' ', indent);
                Single(value);
                break;
        }
    }

    private void Inside(YamlValue value, int indent)
    {
        if (value is YamlMap { Entries.Count: > 0 } or YamlList { Items.Count: > 0 })
        {
            EndLine();
            Block(value, indent + 2);
            return;
        }

        _text.Append(' ');
        Single(value);
    }

    private void Single(YamlValue value)
    {
        Mark(value.Position);
        _text.Append(value switch
        {
            // A plain text keeps its meaning, a number or a truth value, only without quotes.
            YamlScalar { Kind: not "text" } scalar => scalar.Text,
            YamlScalar scalar => JsonSerializer.Serialize(scalar.Text, Quoted),
            YamlList => "[]",
            _ => "{}",
        });
        EndLine();
    }

    private void Mark(SourcePosition origin) => _origins.Add((_line, _text.Length - _lineStart + 1, origin));

    private void EndLine()
    {
        _text.Append('\n');
        _line++;
        _lineStart = _text.Length;
    }
}
