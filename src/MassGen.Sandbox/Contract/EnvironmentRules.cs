namespace MassGen.Sandbox;

/// <summary>Which variables a command may be given, and the minimal set that it always gets.</summary>
internal static class EnvironmentRules
{
    public static IReadOnlyDictionary<string, string> Minimal { get; } = new Dictionary<string, string>
    {
        ["PATH"] = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        ["HOME"] = "/workspace",
        ["LANG"] = "C.UTF-8",
        ["TERM"] = "dumb",
    };

    /// <summary>What is wrong with a variable, or null. Names are those that every shell can hold.</summary>
    public static string? Fault(string name, string value) => FaultOfForm(name, value) ?? (IsHostSecret(value)
        ? $"The value of '{name}' holds a key, token or password of this process; it is not passed on."
        : null);

    /// <summary>What is wrong with a variable that may be a secret, or null.</summary>
    public static string? FaultOfForm(string name, string value)
    {
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_') || char.IsAsciiDigit(name[0]))
            return $"'{TerminalText.Escape(name)}' cannot be the name of an environment variable; use letters, digits and '_'.";
        return value.Contains('\0', StringComparison.Ordinal) ? $"The value of '{name}' has a NUL in it." : null;
    }

    /// <summary>The minimal set with the given ones on top, later ones winning.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Merge(params IEnumerable<KeyValuePair<string, string>>[] layers)
    {
        var merged = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in layers.Prepend(Minimal).SelectMany(layer => layer))
            merged[name] = value;
        return [.. merged];
    }

    private static bool IsHostSecret(string value) =>
        value.Length >= 12 && System.Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>()
            .Any(host => IsSecretName((string)host.Key) && value.Contains((string?)host.Value ?? "\0", StringComparison.Ordinal)
                && ((string?)host.Value)?.Length >= 12);

    /// <summary>Whether a variable's name says that its value is a secret.</summary>
    public static bool IsSecretName(string name) =>
        name.EndsWith("KEY", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("TOKEN", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("SECRET", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("PASSWORD", StringComparison.OrdinalIgnoreCase);
}
