namespace MassGen.Configuration.Schema;

/// <summary>
/// Every key of a MassGen configuration, written once. The loader, its messages, the JSON Schema and the reference page come from
/// here. Names and defaults are those of the Python project; what only this one has says so.
/// </summary>
public static class ConfigSchema
{
    /// <summary>The keys at the top of the file.</summary>
    public static ConfigSection Root => RootKeys.Section;

    /// <summary>Every section once, each before those under it; with the key it belongs to, null for the top.</summary>
    public static IReadOnlyList<(ConfigSection Section, ConfigKey? Of)> Sections { get; } = [.. Under(RootKeys.Section, null).DistinctBy(found => found.Section.Name)];

    private static IEnumerable<(ConfigSection Section, ConfigKey? Of)> Under(ConfigSection section, ConfigKey? of) =>
        section.Keys.Where(key => key.Section is not null).SelectMany(key => Under(key.Section!, key)).Prepend((section, of));
}
