using System.Globalization;
using MassGen.Configuration.Checks;
using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration;

/// <summary>Compares a part of a configuration with the schema, where the rest of the file is not there.</summary>
public static class ConfigPart
{
    /// <summary>
    /// Checks a part. Keys that it leaves out are no fault, even where a whole configuration must have them; what it says is judged as in
    /// a whole one.
    /// </summary>
    /// <param name="part">The part: YAML, or JSON where its path ends in <c>.json</c>.</param>
    /// <param name="place">Where it would stand, as a JSON pointer: <c>/agents/0/backend</c>; empty for the top.</param>
    /// <returns>What is wrong or worth knowing, in the order of the part.</returns>
    /// <exception cref="InvalidInputException">The part cannot be read, or no configuration has such a place (code MG1098).</exception>
    public static IReadOnlyList<Diagnostic> Check(SourceText part, string place)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(place);
        var value = part.Path.EndsWith(".json", StringComparison.Ordinal) ? JsonReader.Read(part) : YamlReader.Read(part);
        if (value is YamlMap map)
        {
            SecretValues.Hide(map);
        }

        var faults = new Faults();
        Check(value, PlaceOf(place), faults);
        return [.. faults.All.Where(fault => fault.Code != "MG1006").OrderBy(fault => fault.Position?.Line).ThenBy(fault => fault.Position?.Column)];
    }

    private static void Check(YamlValue value, Place place, Faults faults)
    {
        if (place.Section == AgentKeys.Section && !place.IsList)
        {
            AgentCheck.Check(value, place.Path, [], faults);
        }
        else if (place.Section == BackendKeys.Section && value is YamlMap backend && backend.Find(BackendKeys.Type.Name) is not null)
        {
            BackendCheck.Check(new ConfigMap(backend, place.Path), faults);
        }
        else if (place is { Section: { } section, IsList: false } && value is YamlMap map)
        {
            new MapCheck(new ConfigMap(map, place.Path), section, faults).Rest();
        }
        else if (place.Key is { } key)
        {
            ValueCheck.Check(value, place.IsList || place.Section is null ? key : key with { Kind = ConfigValueKind.Map }, place.Path, faults, isQuiet: false);
        }
        else
        {
            faults.Error("MG1004", $"A configuration must hold keys with values; this is {value.Kind}.", value.Position, place.Path);
        }
    }

    private static Place PlaceOf(string written)
    {
        var place = new Place("", ConfigSchema.Root, null, IsList: false);
        foreach (var part in written.Split('/').Skip(1).Select(part => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)))
        {
            place = Below(place, part, written);
        }

        return written.Length == 0 || written[0] == '/' ? place : throw Unknown(written, written, ConfigSchema.Root.Keys.Select(key => "/" + key.Name));
    }

    private static Place Below(Place place, string part, string written)
    {
        if (place.IsList)
        {
            var isIndex = int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) || part == "-";
            return isIndex ? place with { Path = $"{place.Path}[{index}]", IsList = false } : throw Unknown(part, written, ["0"]);
        }

        if (place.Key is { HasFreeNames: true } && !place.IsNamed)
        {
            return place with { Path = $"{place.Path}.{part}", IsNamed = true };
        }

        if (place.Section?.Find(part) is not { } key)
        {
            throw Unknown(part, written, place.Section?.Keys.Select(known => known.Name) ?? []);
        }

        var isList = key.Kind is ConfigValueKind.List or ConfigValueKind.TextOrList or ConfigValueKind.ListOrMap;
        return new Place(place.Path.Length == 0 ? part : $"{place.Path}.{part}", key.Section, key, isList);
    }

    private static InvalidInputException Unknown(string part, string written, IEnumerable<string> known) => new(new Diagnostic(
        "MG1098", Severity.Error, $"No configuration has the place '{written}': '{part}' leads nowhere.",
        Suggestion: NearestWord.Suggestion(part, known) ?? (known.Any() ? $"Known here: {string.Join(", ", known)}." : "It is a single value.")));

    // Where a pointer leads: the section of the map there, or the key whose value it is.
    private sealed record Place(string Path, ConfigSection? Section, ConfigKey? Key, bool IsList, bool IsNamed = false);
}
