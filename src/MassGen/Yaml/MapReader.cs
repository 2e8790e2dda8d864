using MassGen.Diagnostics;

namespace MassGen.Yaml;

/// <summary>
/// Reads a map key by key and collects what is wrong with it. The keys that were asked for are the known ones, so a key that
/// nobody asked for is reported with the nearest known word.
/// </summary>
/// <param name="map">The map.</param>
/// <param name="path">Its place in the document, empty for the top.</param>
/// <param name="faults">Where faults are collected.</param>
public sealed class MapReader(YamlMap map, string path, ICollection<Diagnostic> faults)
{
    private readonly HashSet<string> _asked = [];

    /// <summary>The map itself.</summary>
    public YamlMap Map => map;

    /// <summary>Reads the top of a document.</summary>
    /// <returns>A reader, or null when the document is not a map (a fault is collected).</returns>
    public static MapReader? Document(SourceText source, ICollection<Diagnostic> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var value = YamlReader.Read(source);
        if (value is YamlMap map)
        {
            return new MapReader(map, "", faults);
        }

        faults.Add(new Diagnostic(
            "MG1004", Severity.Error, $"The file must hold keys with values; this is {value.Kind}.", value.Position));
        return null;
    }

    /// <summary>The place of a key in the document.</summary>
    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>The value of a key as it was written, or null when it is absent.</summary>
    public YamlValue? Value(string key)
    {
        _asked.Add(key);
        return map.Find(key)?.Value;
    }

    /// <summary>The text of a key; absent is null, anything but text is a fault.</summary>
    public string? Text(string key) => Scalar(key, "text", scalar => scalar.IsPlain && scalar.Kind != "text" ? null : scalar.Text);

    /// <summary>The text of a key, also where it looks like a number or a truth value.</summary>
    public string? AnyText(string key) => Scalar(key, "text", scalar => scalar.IsNull ? null : scalar.Text);

    /// <summary>The text of a key that must be there.</summary>
    public string RequiredText(string key)
    {
        if (map.Find(key) is null)
        {
            Missing(key);
        }

        return Text(key) ?? "";
    }

    /// <summary>The whole number of a key; absent is null.</summary>
    public int? WholeNumber(string key, int least = 0, int most = int.MaxValue)
    {
        var number = Scalar(key, "a whole number", scalar => scalar.Number is { } n && n == decimal.Truncate(n) ? n : (decimal?)null);
        if (number is null)
        {
            return null;
        }

        if (number < least || number > most)
        {
            Fault("MG1005", key, $"'{key}' must be between {least} and {most}.");
            return null;
        }

        return (int)number;
    }

    /// <summary>The number of a key; absent is null.</summary>
    public decimal? Number(string key) => Scalar(key, "a number", scalar => scalar.Number);

    /// <summary>The truth value of a key; absent is null.</summary>
    public bool? Boolean(string key) => Scalar(key, "true or false", scalar => scalar.Boolean);

    /// <summary>The map under a key; absent is null.</summary>
    public MapReader? Section(string key) => Value(key) switch
    {
        null => null,
        YamlMap inner => new MapReader(inner, PathOf(key), faults),
        { } other => Wrong<MapReader>(key, "a map", other),
    };

    /// <summary>The maps of the list under a key; absent is empty.</summary>
    public IReadOnlyList<MapReader> Sections(string key) =>
        [.. Items(key).Select((item, index) => item switch
        {
            YamlMap inner => new MapReader(inner, $"{PathOf(key)}[{index}]", faults),
            _ => Wrong<MapReader>($"{key}[{index}]", "a map", item),
        }).OfType<MapReader>()];

    /// <summary>The texts of the list under a key; a single text counts as a list of one; absent is empty.</summary>
    public IReadOnlyList<YamlScalar> Texts(string key)
    {
        if (Value(key) is YamlScalar { IsNull: false } single)
        {
            return [single];
        }

        return [.. Items(key).Select((item, index) => item as YamlScalar ?? Wrong<YamlScalar>($"{key}[{index}]", "text", item))
            .OfType<YamlScalar>()];
    }

    /// <summary>Collects a fault at a key's value, or at the map where the key is absent.</summary>
    public void Fault(string code, string key, string message, string? suggestion = null) => faults.Add(new Diagnostic(
        code, Severity.Error, message, map.Find(key)?.Value.Position ?? map.Position, PathOf(key), suggestion));

    /// <summary>Collects the fault that a key is missing.</summary>
    public void Missing(string key) => faults.Add(new Diagnostic(
        "MG1006", Severity.Error, $"'{key}' is missing here.", map.Position, path, NearestWord.Of(key, Unread()) is { } near
            ? $"There is a '{near}'; was '{key}' meant?" : $"Add '{key}: …'."));

    /// <summary>Reports every key that nobody asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var entry in map.Entries.Where(entry => !_asked.Contains(entry.Key)))
        {
            faults.Add(new Diagnostic(
                "MG1003", Severity.Error, $"'{entry.Key}' is not a key that is known here.", entry.KeyPosition, PathOf(entry.Key),
                NearestWord.Suggestion(entry.Key, _asked) ?? $"Known keys: {string.Join(", ", _asked.Order(StringComparer.Ordinal))}."));
        }
    }

    private IEnumerable<string> Unread() => map.Entries.Select(entry => entry.Key).Where(key => !_asked.Contains(key));

    private IReadOnlyList<YamlValue> Items(string key) => Value(key) switch
    {
        null => [],
        YamlList list => list.Items,
        { } other => Wrong<IReadOnlyList<YamlValue>>(key, "a list", other) ?? [],
    };

    private T? Scalar<T>(string key, string expected, Func<YamlScalar, T?> read)
    {
        var value = Value(key);
        if (value is null)
        {
            return default;
        }

        var result = value is YamlScalar scalar ? read(scalar) : default;
        return result is null ? Wrong<T>(key, expected, value) : result;
    }

    private T? Wrong<T>(string key, string expected, YamlValue actual)
    {
        var quote = expected == "text" && actual is YamlScalar { IsNull: false } ? "Put it in quotes." : null;
        faults.Add(new Diagnostic(
            "MG1004", Severity.Error, $"'{key}' must be {expected}; this is {actual.Kind}.", actual.Position, PathOf(key), quote));
        return default;
    }
}
