using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration;

/// <summary>Compares a document with the schema: unknown keys, wrong forms, values that are not allowed, keys that do nothing.</summary>
internal static class SchemaCheck
{
    public static void Check(YamlMap map, ConfigSection section, string path, List<Diagnostic> faults)
    {
        foreach (var entry in map.Entries)
        {
            var place = path.Length == 0 ? entry.Key : $"{path}.{entry.Key}";
            if (section.Find(entry.Key) is { } key)
            {
                CheckValue(entry, key, place, faults);
            }
            else
            {
                ReportUnknown(entry, section, place, faults);
            }
        }

        foreach (var missing in section.Keys.Where(key => key.IsRequired && map.Find(key.Name) is null))
        {
            faults.Add(new Diagnostic(
                "MG1006", Severity.Error, $"'{missing.Name}' is missing here. {missing.Meaning}", map.Position, path, $"Add '{missing.Name}: …'."));
        }
    }

    private static void ReportUnknown(YamlEntry entry, ConfigSection section, string place, List<Diagnostic> faults)
    {
        var where = section.Name.Length == 0 ? "at the top of a configuration" : $"under '{section.Name}'";
        faults.Add(new Diagnostic(
            "MG1003", Severity.Warning, $"'{entry.Key}' is not a key that is known {where}; it is kept and has no effect.", entry.KeyPosition, place,
            NearestWord.Suggestion(entry.Key, section.Keys.Select(key => key.Name))));
    }

    private static void CheckValue(YamlEntry entry, ConfigKey key, string place, List<Diagnostic> faults)
    {
        if (!HasForm(entry.Value, key.Kind))
        {
            faults.Add(new Diagnostic(
                "MG1004", Severity.Error, $"'{key.Name}' must be {InWords(key.Kind)}; this is {entry.Value.Kind}.", entry.Value.Position, place,
                key.Kind == ConfigValueKind.Text && entry.Value is YamlScalar { IsNull: false } ? "Put it in quotes." : null));
            return;
        }

        if (key.Allowed.Count > 0 && entry.Value is YamlScalar scalar && !key.Allowed.Contains(scalar.Text))
        {
            faults.Add(new Diagnostic(
                "MG1005", Severity.Error, $"'{scalar.Text}' is not a value of '{key.Name}'.", entry.Value.Position, place,
                NearestWord.Suggestion(scalar.Text, key.Allowed) ?? $"It takes one of: {string.Join(", ", key.Allowed)}."));
        }
        else if (entry.Value is YamlScalar { Number: { } number } && (number < key.Least || number > key.Most))
        {
            faults.Add(new Diagnostic("MG1005", Severity.Error, $"'{key.Name}' must be {Range(key)}.", entry.Value.Position, place));
        }
        else if (!key.IsHonoured && key.Section is null)
        {
            faults.Add(new Diagnostic(
                "MG1010", Severity.Warning, $"'{key.Name}' is a MassGen key that this build does not act on yet.", entry.KeyPosition, place));
        }

        CheckInside(entry.Value, key, place, faults);
    }

    private static void CheckInside(YamlValue value, ConfigKey key, string place, List<Diagnostic> faults)
    {
        switch (key.Section, value)
        {
            case ({ } section, YamlMap map):
                Check(map, section, place, faults);
                break;
            case ({ } section, YamlList list):
                for (var i = 0; i < list.Items.Count; i++)
                {
                    CheckItem(list.Items[i], section, $"{place}[{i}]", faults);
                }

                break;
        }
    }

    private static void CheckItem(YamlValue item, ConfigSection section, string place, List<Diagnostic> faults)
    {
        if (item is YamlMap map)
        {
            Check(map, section, place, faults);
        }
        else
        {
            faults.Add(new Diagnostic("MG1004", Severity.Error, $"Each item must be a map; this is {item.Kind}.", item.Position, place));
        }
    }

    private static bool HasForm(YamlValue value, ConfigValueKind kind) => (kind, value) switch
    {
        (ConfigValueKind.Any, _) => true,
        (ConfigValueKind.Map, YamlMap) or (ConfigValueKind.ListOrMap, YamlMap or YamlList) or (ConfigValueKind.List, YamlList) => true,
        (ConfigValueKind.Text, YamlScalar scalar) => scalar.Kind == "text",
        (ConfigValueKind.TrueOrFalse, YamlScalar scalar) => scalar.Boolean is not null,
        (ConfigValueKind.Number, YamlScalar scalar) => scalar.Number is not null,
        (ConfigValueKind.WholeNumber, YamlScalar scalar) => scalar.IsNull || (scalar.Number is { } n && n == decimal.Truncate(n)),
        _ => false,
    };

    private static string Range(ConfigKey key) => (key.Least, key.Most) switch
    {
        ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"between {least} and {most}"),
        ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"{least} or more"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{key.Most} or less"),
    };

    private static string InWords(ConfigValueKind kind) => kind switch
    {
        ConfigValueKind.WholeNumber => "a whole number",
        ConfigValueKind.Number => "a number",
        ConfigValueKind.TrueOrFalse => "true or false",
        ConfigValueKind.List => "a list",
        ConfigValueKind.Map => "a map",
        ConfigValueKind.ListOrMap => "a list or a map",
        _ => "text",
    };
}
