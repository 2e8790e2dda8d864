namespace MassGen.Configuration;

/// <summary>The form of a key's value.</summary>
public enum ConfigValueKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number.</summary>
    WholeNumber,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    TrueOrFalse,

    /// <summary>A list.</summary>
    List,

    /// <summary>A map.</summary>
    Map,

    /// <summary>A list or a map.</summary>
    ListOrMap,

    /// <summary>Whatever the provider understands.</summary>
    Any,
}

/// <summary>One key of the configuration: what it is called, what it takes and what it means.</summary>
/// <param name="Name">The key.</param>
/// <param name="Kind">The form of its value.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
public sealed record ConfigKey(string Name, ConfigValueKind Kind, string Meaning)
{
    /// <summary>The value that counts when the key is absent, as text for people; null where there is none.</summary>
    public string? Default { get; init; }

    /// <summary>The values allowed; empty where any value of the form is.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];

    /// <summary>The smallest number allowed, or null where any is.</summary>
    public decimal? Least { get; init; }

    /// <summary>The largest number allowed, or null where any is.</summary>
    public decimal? Most { get; init; }

    /// <summary>Whether it must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>
    /// Whether this build acts on the key. A known key that does nothing yet is reported as such, never passed over in silence.
    /// </summary>
    public bool IsHonoured { get; init; }

    /// <summary>The keys of the map under it, where they are known.</summary>
    public ConfigSection? Section { get; init; }
}

/// <summary>The keys of one map of the configuration.</summary>
/// <param name="Name">Where it stands, for example <c>agents[].backend</c>.</param>
/// <param name="Keys">Its keys.</param>
public sealed record ConfigSection(string Name, IReadOnlyList<ConfigKey> Keys)
{
    /// <summary>The key of a name, or null.</summary>
    public ConfigKey? Find(string name) => Keys.FirstOrDefault(key => key.Name == name);
}
