using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Docs.Coverage;

/// <summary>Finds which keys of the schema stand in a configuration, and which backend types, by going through both together.</summary>
internal sealed class UsedKeys
{
    private readonly HashSet<FeatureName> _found = [];

    private UsedKeys()
    {
    }

    /// <summary>What stands in a whole configuration.</summary>
    public static IReadOnlySet<FeatureName> In(SourceText config) => In(config, "");

    /// <summary>What stands in a part of a configuration.</summary>
    /// <param name="part">The part.</param>
    /// <param name="pointer">Where it would stand, as a JSON pointer; empty for the whole.</param>
    public static IReadOnlySet<FeatureName> In(SourceText part, string pointer)
    {
        var used = new UsedKeys();
        try
        {
            used.Follow(YamlReader.Read(part), ConfigSchema.Root, [.. pointer.Split('/', StringSplitOptions.RemoveEmptyEntries)]);
        }
        catch (InvalidInputException)
        {
            // Some pages show a file that cannot be read, and what is said then; no key stands in it.
        }

        return used._found;
    }

    /// <summary>What identifies a key.</summary>
    public static FeatureName IdOf(ConfigSection section, ConfigKey key) =>
        new(FeatureKind.Key, section.Name.Length == 0 ? key.Name : $"{section.Name}.{key.Name}");

    private void Follow(YamlValue value, ConfigSection section, IReadOnlyList<string> way)
    {
        if (way.Count == 0)
        {
            Map(value, section);
        }
        else if (section.Find(way[0]) is { } key && way.Count == 1)
        {
            Key(value, section, key);
        }
        else if (section.Find(way[0])?.Section is { } inside)
        {
            // In a list, and in a map whose keys people choose, the next word of the way is an index or a name.
            var many = section.Find(way[0])! is { Kind: not ConfigValueKind.Map } or { HasFreeNames: true };
            Follow(value, inside, [.. way.Skip(many ? 2 : 1)]);
        }
    }

    private void Map(YamlValue value, ConfigSection section)
    {
        foreach (var entry in (value as YamlMap)?.Entries ?? [])
        {
            if (section.Find(entry.Key) is { } key)
            {
                Key(entry.Value, section, key);
            }
        }
    }

    private void Key(YamlValue value, ConfigSection section, ConfigKey key)
    {
        _found.Add(IdOf(section, key));
        if (key == BackendKeys.Type && value is YamlScalar type && BackendType.Find(type.Text) is { } backend)
        {
            _found.Add(new FeatureName(FeatureKind.Backend, backend.Name));
        }

        if (key.Section is { } inside)
        {
            Inside(value, key, inside);
        }
    }

    private void Inside(YamlValue value, ConfigKey key, ConfigSection inside)
    {
        IEnumerable<YamlValue> items = value switch
        {
            YamlList list => list.Items,
            YamlMap map when key.HasFreeNames => map.Entries.Select(entry => entry.Value),
            _ => [value],
        };
        foreach (var item in items)
        {
            Map(item, inside);
        }
    }
}
