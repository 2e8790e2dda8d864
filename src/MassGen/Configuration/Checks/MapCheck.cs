using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>Compares a map with its section. Rules look in the order of the schema, which is that of the Python project.</summary>
/// <param name="map">The map.</param>
/// <param name="section">What may be in it.</param>
/// <param name="faults">Where faults go.</param>
/// <param name="isQuiet">Whether keys without effect have been reported at the key above.</param>
internal sealed class MapCheck(ConfigMap map, ConfigSection section, Faults faults, bool isQuiet = false)
{
    private readonly HashSet<string> _looked = [];

    /// <summary>Checks one key.</summary>
    /// <returns>Whether it is there and can be used.</returns>
    public bool Check(ConfigKey key)
    {
        if (!_looked.Add(key.Name))
        {
            return false;
        }

        if (map.Find(key) is not { } entry)
        {
            ReportMissing(key);
            return false;
        }

        if (entry.Value is YamlScalar { IsNull: true } && key is { RefusesNothing: false, IsRequired: false })
        {
            return false;
        }

        var isRight = ValueCheck.Check(entry.Value, key, map.PathOf(key), faults, isQuiet || !key.IsHonoured);
        if (isRight && !isQuiet && !key.IsHonoured)
        {
            ReportEffect(entry, key);
        }

        return isRight;
    }

    /// <summary>Marks a key as checked by a rule of its own.</summary>
    public void Skip(ConfigKey key) => _looked.Add(key.Name);

    /// <summary>Checks every key that was not checked yet, and reports those that are not known.</summary>
    public void Rest()
    {
        foreach (var key in section.Keys)
        {
            Check(key);
        }

        ReportUnknown();
    }

    /// <summary>Reports the keys that are not known.</summary>
    public void ReportUnknown()
    {
        foreach (var entry in map.Map.Entries)
        {
            if (section.Find(entry.Key) is null && !_looked.Contains(entry.Key))
            {
                Report(entry);
            }
        }
    }

    /// <summary>Marks a word that is no key as reported by a rule of its own.</summary>
    public void SkipUnknown(string name) => _looked.Add(name);

    private void ReportMissing(ConfigKey key)
    {
        if (key.IsRequired)
        {
            faults.Error(
                "MG1006", $"{section.Title} is missing required field '{key.Name}'. {key.Meaning}", map.Map.Position, map.Path, $"Add '{key.Name}: …'.");
        }
    }

    // Nobody knows what an unknown key holds: a secret whose name was misspelt, or indented wrongly. Its value is not shown.
    private void Report(YamlEntry entry)
    {
        if (section.Misplaced.Any(key => key.Name == entry.Key && key.IsRead?.Invoke(map.Map) == true))
        {
            return;
        }

        SecretLines.Hide(entry.Value);
        var name = PrintableText.Key(entry.Key);
        var path = map.Path.Length == 0 ? name : $"{map.Path}.{name}";
        if (section.Misplaced.FirstOrDefault(key => key.Name == entry.Key) is { } misplaced)
        {
            faults.Warn("MG1015", $"'{entry.Key}' has no effect here.", entry.KeyPosition, path, misplaced.Advice);
            return;
        }

        var where = section.Name.Length == 0 ? "at the top of a configuration" : $"under '{section.Name}'";
        var what = section == BackendKeys.Section ? "it is sent with the provider's requests as it is" : "it is kept and has no effect";
        faults.Warn(
            "MG1003", $"'{name}' is not a key that is known {where}; {what}.", entry.KeyPosition, path,
            RightPlace(entry.Key) ?? NearestWord.Suggestion(entry.Key, section.Keys.Select(key => key.Name)));
    }

    // What is indented one step too little or too far.
    private string? RightPlace(string name) =>
        section == AgentKeys.Section && BackendKeys.Section.Find(name) is not null ? "It belongs under 'backend': indent it further."
        : section == BackendKeys.Section && AgentKeys.Section.Find(name) is not null ? "It belongs beside 'backend', not under it."
        : null;

    // What says only what counts anyway is not worth a word; neither is a switch that is off and would do nothing yet.
    private void ReportEffect(YamlEntry entry, ConfigKey key)
    {
        if (entry.Value is YamlScalar scalar && (scalar.Text == key.Default || (key.Effect == KeyEffect.NotYet && scalar.Boolean == false)))
        {
            return;
        }

        if (key.Effect == KeyEffect.NotYet)
        {
            faults.Warn("MG1010", $"'{key.Name}' is a MassGen key that this build does not act on yet.", entry.KeyPosition, map.PathOf(key));
        }
        else
        {
            faults.Warn("MG1020", $"'{key.Name}' has no effect, in the Python project either. {key.Meaning}", entry.KeyPosition, map.PathOf(key), key.Instead);
        }
    }
}
