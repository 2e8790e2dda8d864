using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Reading;

/// <summary>A map of a configuration, read through the keys of the schema and in no other way.</summary>
/// <param name="Map">The map.</param>
/// <param name="Path">Its place in the document, empty for the top.</param>
internal sealed record ConfigMap(YamlMap Map, string Path)
{
    /// <summary>The value of a key. Absent, empty or of another form, it is the form's default; the checks have said so.</summary>
    public T? Read<T>(ConfigKey<T> key) => ValueOf(key) is { } value ? key.Take(value) : default;

    /// <summary>The value of a key as it was written, or null where it is absent or empty.</summary>
    public YamlValue? ValueOf(ConfigKey key) => Map.Find(key.Name)?.Value is { } value and not YamlScalar { IsNull: true } ? value : null;

    public YamlEntry? Find(ConfigKey key) => Map.Find(key.Name);

    public bool Has(ConfigKey key) => Map.Find(key.Name) is not null;

    public string PathOf(ConfigKey key) => Path.Length == 0 ? key.Name : $"{Path}.{key.Name}";

    /// <summary>Where a key's value is, or the map where the key is absent.</summary>
    public SourcePosition PositionOf(ConfigKey key) => Map.Find(key.Name)?.Value.Position ?? Map.Position;

    /// <summary>The map under a key.</summary>
    public ConfigMap? Under(ConfigKey<YamlMap?> key) => Read(key) is { } map ? new ConfigMap(map, PathOf(key)) : null;

    /// <summary>The maps in the list under a key.</summary>
    public IEnumerable<ConfigMap> Each(ConfigKey<YamlList?> key) => (Read(key)?.Items ?? [])
        .Select((item, index) => item is YamlMap map ? new ConfigMap(map, $"{PathOf(key)}[{index}]") : null).OfType<ConfigMap>();
}
