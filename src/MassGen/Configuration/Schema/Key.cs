using MassGen.Yaml;
using Kind = MassGen.Configuration.Schema.ConfigValueKind;

namespace MassGen.Configuration.Schema;

/// <summary>Makes keys of each form.</summary>
internal static class Key
{
    public static ConfigKey<string?> Text(string name, string meaning) => new(name, Kind.Text, meaning, AsText);

    public static ConfigKey<string?> Word(string name, string meaning, params string[] allowed) =>
        new(name, Kind.Text, meaning, value => AsText(value) is { } text && allowed.Contains(text) ? text : null) { Allowed = allowed };

    public static ConfigKey<int?> WholeNumber(string name, string meaning, int? least = null, int most = int.MaxValue) =>
        new(name, Kind.WholeNumber, meaning, value =>
            value is YamlScalar { Number: { } n } && n == decimal.Truncate(n) && n >= (least ?? int.MinValue) && n <= most ? (int)n : null)
        {
            Least = least ?? int.MinValue,
            Most = most,
        };

    public static ConfigKey<decimal?> Number(string name, string meaning, decimal? least = null, decimal? most = null) =>
        new(name, Kind.Number, meaning, value => value is YamlScalar { Number: { } n } && !(n < least) && !(n > most) ? n : null)
        {
            Least = least,
            Most = most,
        };

    public static ConfigKey<bool?> Switch(string name, string meaning) =>
        new(name, Kind.TrueOrFalse, meaning, value => (value as YamlScalar)?.Boolean);

    public static ConfigKey<YamlScalar?> TextOrSwitch(string name, string meaning) =>
        new(name, Kind.TextOrTrueOrFalse, meaning, value => value as YamlScalar);

    public static ConfigKey<YamlMap?> Map(string name, string meaning, ConfigSection? section = null) =>
        new(name, Kind.Map, meaning, value => value as YamlMap) { Section = section };

    /// <summary>A map from names that people choose to texts.</summary>
    public static ConfigKey<YamlMap?> TextMap(string name, string meaning) =>
        Map(name, meaning) with { HasFreeNames = true, Items = Kind.Text };

    public static ConfigKey<YamlList?> Maps(string name, string meaning, ConfigSection section) =>
        new(name, Kind.List, meaning, value => value as YamlList) { Section = section, Items = Kind.Map };

    public static ConfigKey<YamlList?> Numbers(string name, string meaning) =>
        new(name, Kind.List, meaning, value => value as YamlList) { Items = Kind.Number };

    public static ConfigKey<IReadOnlyList<YamlScalar>?> Texts(string name, string meaning) =>
        new(name, Kind.List, meaning, value => (value as YamlList)?.Items.OfType<YamlScalar>().ToList()) { Items = Kind.Text };

    public static ConfigKey<IReadOnlyList<YamlScalar>?> TextOrTexts(string name, string meaning) =>
        new(name, Kind.TextOrList, meaning, OneOrMore) { Items = Kind.Text };

    public static ConfigKey<YamlValue?> ListOrMap(string name, string meaning, ConfigSection? section = null) =>
        new(name, Kind.ListOrMap, meaning, value => value) { Section = section };

    public static ConfigKey<YamlValue?> Any(string name, string meaning) => new(name, Kind.Any, meaning, value => value);

    private static string? AsText(YamlValue value) => value is YamlScalar { IsNull: false, Kind: "text" } scalar ? scalar.Text : null;

    private static IReadOnlyList<YamlScalar>? OneOrMore(YamlValue value) => value switch
    {
        YamlScalar { IsNull: false } single => [single],
        YamlList list => [.. list.Items.OfType<YamlScalar>()],
        _ => null,
    };
}
