using MassGen.Yaml;

namespace MassGen.Configuration.Schema;

/// <summary>One key of the configuration: what it is called, what it takes and what it means.</summary>
/// <param name="Name">The key.</param>
/// <param name="Kind">The form of its value.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
public abstract record ConfigKey(string Name, ConfigValueKind Kind, string Meaning)
{
    /// <summary>The version of the Python project whose keys this schema knows.</summary>
    public const string PythonVersion = "0.1.12";

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

    /// <summary>Whether an empty value is a fault; elsewhere it counts as absent.</summary>
    public bool RefusesNothing { get; init; }

    /// <summary>The form of the items of a list, or of the values of a map with free names; null where they are not looked at.</summary>
    public ConfigValueKind? Items { get; init; }

    /// <summary>Whether the keys of the map are names that people choose.</summary>
    public bool HasFreeNames { get; init; }

    /// <summary>Whether its value is a secret, or may hold some: no message and no log shows it.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Whether it belongs into the body of the provider's request.</summary>
    public bool IsSent { get; init; }

    /// <summary>The backend types it is for; empty for all.</summary>
    public IReadOnlyList<string> Backends { get; init; } = [];

    /// <summary>The version it is known from: a version of the Python project, or <c>MassGen.Docs …</c> for what only this one has.</summary>
    public string Since { get; init; } = PythonVersion;

    /// <summary>What it does in this build.</summary>
    public KeyEffect Effect { get; init; }

    /// <summary>What to use instead of a key without effect, or null.</summary>
    public string? Instead { get; init; }

    /// <summary>What the value must be, in words, where form and range do not say it well; or null.</summary>
    public string? Expected { get; init; }

    /// <summary>What messages call the key; by default its name.</summary>
    public string Title { get; init; } = Name;

    /// <summary>The keys of the map under it, or of the maps in its list, where they are known.</summary>
    public ConfigSection? Section { get; init; }

    /// <summary>Whether this build acts on the key.</summary>
    public bool IsHonoured => Effect == KeyEffect.Acts;
}

/// <summary>A key with the form in which the program reads it. There is no other way to read a configuration.</summary>
/// <typeparam name="T">What is read; its default is what an absent key gives.</typeparam>
/// <param name="Name">The key.</param>
/// <param name="Kind">The form of its value.</param>
/// <param name="Meaning">What it does, in a sentence.</param>
/// <param name="Take">Takes the value out of a document; the default where it has another form.</param>
public sealed record ConfigKey<T>(string Name, ConfigValueKind Kind, string Meaning, Func<YamlValue, T> Take)
    : ConfigKey(Name, Kind, Meaning);
