using System.Globalization;
using MassGen.Diagnostics;

namespace MassGen.Yaml;

/// <summary>A value in a YAML document, with the place where it was written.</summary>
/// <param name="Position">Where it begins.</param>
public abstract record YamlValue(SourcePosition Position)
{
    /// <summary>What it is, in a word for messages: <c>text</c>, <c>number</c>, <c>map</c> and so on.</summary>
    public abstract string Kind { get; }
}

/// <summary>One key of a map with its value.</summary>
/// <param name="Key">The key.</param>
/// <param name="KeyPosition">Where the key was written.</param>
/// <param name="Value">The value.</param>
public sealed record YamlEntry(string Key, SourcePosition KeyPosition, YamlValue Value);

/// <summary>Keys with values, in the order in which they were written; no key twice.</summary>
public sealed record YamlMap(SourcePosition Position, IReadOnlyList<YamlEntry> Entries) : YamlValue(Position)
{
    internal static InvalidInputException Twice(string key, SourcePosition position, YamlEntry earlier) => new(new Diagnostic(
        "MG1002", Severity.Error, $"The key '{PrintableText.Key(key)}' stands twice in this map; the first is on line {earlier.KeyPosition.Line}.",
        position, Suggestion: "Remove one of them; YAML readers disagree on which one counts."));

    /// <inheritdoc/>
    public override string Kind => "map";

    /// <summary>The entry of a key, or null.</summary>
    public YamlEntry? Find(string key)
    {
        // Maps are small, and this is what reading a configuration spends its time on.
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Key == key)
            {
                return Entries[i];
            }
        }

        return null;
    }
}

/// <summary>Values in order.</summary>
public sealed record YamlList(SourcePosition Position, IReadOnlyList<YamlValue> Items) : YamlValue(Position)
{
    /// <inheritdoc/>
    public override string Kind => "list";
}

/// <summary>A single value as it was written.</summary>
/// <param name="Position">Where it begins.</param>
/// <param name="Text">Its text, without quotes.</param>
/// <param name="IsPlain">Written without quotes, so that <c>true</c>, <c>12</c> and an empty value mean more than their letters.</param>
public sealed record YamlScalar(SourcePosition Position, string Text, bool IsPlain) : YamlValue(Position)
{
    /// <summary>The line on which it ends.</summary>
    public int LastLine { get; init; } = Position.Line;

    /// <inheritdoc/>
    public override string Kind => this switch
    {
        { IsNull: true } => "nothing",
        { Boolean: not null } => "true or false",
        { Number: not null } => "number",
        _ => "text",
    };

    /// <summary>Whether it is YAML's null: empty, <c>~</c> or <c>null</c>.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";

    /// <summary>Its truth value in the words PyYAML accepts, or null when it is none of them.</summary>
    public bool? Boolean => !IsPlain ? null : Text switch
    {
        "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => true,
        "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => false,
        _ => null,
    };

    /// <summary>Its number, or null when it is not one.</summary>
    public decimal? Number =>
        IsPlain && decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
