using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>The keys of one map of the configuration.</summary>
public sealed class ConfigSection
{
    private readonly Dictionary<string, ConfigKey> _byName;

    /// <summary>Makes a section.</summary>
    /// <param name="name">Where it stands, for example <c>agents[].backend</c>; empty for the top.</param>
    /// <param name="title">What messages call it, for example <c>The backend</c>.</param>
    /// <param name="keys">Its keys; names differ.</param>
    public ConfigSection(string name, string title, IReadOnlyList<ConfigKey> keys)
    {
        Name = name;
        Title = title;
        Keys = keys;
        _byName = keys.ToDictionary(key => key.Name);
    }

    /// <summary>Where it stands, for example <c>agents[].backend</c>; empty for the top.</summary>
    public string Name { get; }

    /// <summary>What messages call it, for example <c>The backend</c>.</summary>
    public string Title { get; }

    /// <summary>Its keys, in the order in which people should read them.</summary>
    public IReadOnlyList<ConfigKey> Keys { get; }

    /// <summary>Keys that people write here and that belong elsewhere or have another name.</summary>
    public IReadOnlyList<MisplacedKey> Misplaced { get; init; } = [];

    /// <summary>The key of a name, or null.</summary>
    public ConfigKey? Find(string name) => _byName.GetValueOrDefault(name);
}

/// <summary>A key that people write in a place where nothing reads it.</summary>
/// <param name="Name">The key.</param>
/// <param name="Advice">What to do instead, as a sentence.</param>
public sealed record MisplacedKey(string Name, string Advice)
{
    /// <summary>Whether something reads it in this map all the same, and then tells so itself; null for never.</summary>
    public Func<YamlMap, bool>? IsRead { get; init; }
}
