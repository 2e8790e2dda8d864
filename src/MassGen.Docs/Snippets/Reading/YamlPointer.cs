using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Puts a value into a document at a JSON pointer: keys of a map are added or replaced, anything else is replaced.</summary>
/// <param name="pointer">The pointer: <c>/agents/0/backend</c>; <c>-</c> at its end stands for a new item of a list.</param>
/// <param name="position">Where the pointer was written.</param>
/// <param name="file">The name of the document, for messages.</param>
/// <param name="faults">Where faults are collected.</param>
internal sealed class YamlPointer(string pointer, SourcePosition position, string file, ICollection<Diagnostic> faults)
{
    /// <summary>The document with the value in it, or null when the pointer leads nowhere.</summary>
    public YamlValue? Put(YamlValue document, YamlValue value)
    {
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            return Refuse("A place in a file is a JSON pointer, and that begins with '/'.", $"For example: at=/{pointer.Replace('.', '/')}");
        }

        var steps = pointer is "" or "/" ? [] : pointer[1..].Split('/').Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        return Put(document, [.. steps], value);
    }

    private YamlValue? Put(YamlValue into, ReadOnlySpan<string> steps, YamlValue value)
    {
        if (steps.IsEmpty)
        {
            return Merge(into, value);
        }

        return into switch
        {
            YamlMap map => PutIntoMap(map, steps, value),
            YamlList list => PutIntoList(list, steps, value),
            _ => Refuse($"'{file}' holds {into.Kind} before '{steps[0]}', and nothing can stand in that.", null),
        };
    }

    private YamlMap? PutIntoMap(YamlMap map, ReadOnlySpan<string> steps, YamlValue value)
    {
        if (map.Find(steps[0]) is not { } entry)
        {
            var keys = map.Entries.Select(known => known.Key).ToList();
            Refuse($"'{file}' has no '{steps[0]}' there.", NearestWord.Suggestion(steps[0], keys) ?? $"There are: {string.Join(", ", keys)}. A new key is put into what is above it.");
            return null;
        }

        return Put(entry.Value, steps[1..], value) is { } inside
            ? map with { Entries = [.. map.Entries.Select(other => other == entry ? entry with { Value = inside } : other)] }
            : null;
    }

    private YamlList? PutIntoList(YamlList list, ReadOnlySpan<string> steps, YamlValue value)
    {
        if (steps is ["-"])
        {
            return list with { Items = [.. list.Items, value] };
        }

        if (!int.TryParse(steps[0], NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index >= list.Items.Count)
        {
            Refuse($"'{file}' has a list of {list.Items.Count} there, counted from 0, and no item '{steps[0]}'.", "Write '-' for a new one at its end.");
            return null;
        }

        return Put(list.Items[index], steps[1..], value) is { } inside
            ? list with { Items = [.. list.Items.Select((item, place) => place == index ? inside : item)] }
            : null;
    }

    private static YamlValue Merge(YamlValue into, YamlValue value)
    {
        if (into is not YamlMap old || value is not YamlMap given)
        {
            return value;
        }

        var kept = old.Entries.Select(entry => given.Find(entry.Key) is { } other ? other with { Value = Merge(entry.Value, other.Value) } : entry);
        return given with { Entries = [.. kept, .. given.Entries.Where(entry => old.Find(entry.Key) is null)] };
    }

    private YamlValue? Refuse(string message, string? suggestion)
    {
        faults.Add(new Diagnostic("MG5117", Severity.Error, message, position, Suggestion: suggestion));
        return null;
    }
}
