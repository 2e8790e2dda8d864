using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>Compares one value with its key: form, allowed words, range, and what is inside.</summary>
internal static class ValueCheck
{
    /// <summary>Checks a value.</summary>
    /// <returns>Whether it can be used as it is.</returns>
    public static bool Check(YamlValue value, ConfigKey key, string path, Faults faults, bool isQuiet)
    {
        if (key.Allowed.Count > 0)
        {
            return CheckWord(value, key, path, faults);
        }

        if (!HasForm(value, key.Kind))
        {
            faults.Error(
                "MG1004", $"'{key.Title}' must be {ValueWords.Expected(key)}; this is {value.Kind}.", value.Position, path,
                (key.Kind, value) switch
                {
                    (ConfigValueKind.Text, YamlScalar { IsNull: false }) => "Put it in quotes.",
                    (ConfigValueKind.Map, YamlScalar { IsNull: true }) => $"Write its keys below it, indented further than '{key.Name}'.",
                    _ => null,
                });
            return false;
        }

        if (value is YamlScalar { Number: { } number } && (number < key.Least || number > key.Most))
        {
            faults.Error("MG1005", $"'{key.Title}' must be {ValueWords.Range(key)}.", value.Position, path);
            return false;
        }

        CheckInside(value, key, path, faults, isQuiet);
        return true;
    }

    private static bool CheckWord(YamlValue value, ConfigKey key, string path, Faults faults)
    {
        if (value is YamlScalar scalar && key.Allowed.Contains(scalar.Text))
        {
            return true;
        }

        var text = (value as YamlScalar)?.Text;
        var nearest = text is null ? null : NearestWord.Suggestion(text, key.Allowed);
        faults.Error(
            "MG1005", $"Invalid {key.Title}: {(text is null ? $"this is a {value.Kind}" : $"'{PrintableText.Of(text)}'")}.", value.Position, path,
            string.Join(' ', new[] { nearest, ValueWords.Allowed(key.Allowed) }.OfType<string>()));
        return false;
    }

    private static void CheckInside(YamlValue value, ConfigKey key, string path, Faults faults, bool isQuiet)
    {
        switch (value)
        {
            case YamlMap map when key.HasFreeNames:
                foreach (var entry in map.Entries)
                {
                    CheckItem(entry.Value, key, $"{path}.{PrintableText.Key(entry.Key)}", faults, isQuiet);
                }

                break;
            case YamlMap map when key.Section is not null:
                new MapCheck(new ConfigMap(map, path), key.Section, faults, isQuiet).Rest();
                break;
            case YamlList list when key.Items is not null || key.Section is not null:
                for (var i = 0; i < list.Items.Count && !faults.IsFull; i++)
                {
                    CheckItem(list.Items[i], key, $"{path}[{i}]", faults, isQuiet);
                }

                break;
        }
    }

    private static void CheckItem(YamlValue item, ConfigKey key, string path, Faults faults, bool isQuiet)
    {
        var form = key.Section is null ? key.Items ?? ConfigValueKind.Any : ConfigValueKind.Map;
        if (!HasForm(item, form))
        {
            faults.Error(
                "MG1004", $"'{PrintableText.Of(path[(path.LastIndexOf('.') + 1)..])}' must be {ValueWords.Form(form)}; this is {item.Kind}.", item.Position, path,
                form == ConfigValueKind.Text && item is YamlScalar { IsNull: false } ? "Put it in quotes." : null);
        }
        else if (key.Section is { } section)
        {
            new MapCheck(new ConfigMap((YamlMap)item, path), section, faults, isQuiet).Rest();
        }
    }

    private static bool HasForm(YamlValue value, ConfigValueKind kind) => (kind, value) switch
    {
        (ConfigValueKind.Any, _) => true,
        (ConfigValueKind.Map, YamlMap) or (ConfigValueKind.ListOrMap, YamlMap or YamlList) => true,
        (ConfigValueKind.List or ConfigValueKind.TextOrList, YamlList) => true,
        (ConfigValueKind.Text or ConfigValueKind.TextOrList, YamlScalar scalar) => scalar.Kind == "text",
        (ConfigValueKind.TextOrTrueOrFalse, YamlScalar scalar) => scalar.Kind == "text" || scalar.Boolean is not null,
        (ConfigValueKind.TrueOrFalse, YamlScalar scalar) => scalar.Boolean is not null,
        (ConfigValueKind.Number, YamlScalar scalar) => scalar.Number is not null,
        (ConfigValueKind.WholeNumber, YamlScalar scalar) => scalar.Number is { } number && number == decimal.Truncate(number),
        _ => false,
    };
}
