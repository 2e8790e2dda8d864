using System.Globalization;

namespace MassGen.Configuration.Schema;

/// <summary>A key in words: the same for editors, for the terminal and for the reference page.</summary>
public static class KeyWords
{
    /// <summary>The form of its value.</summary>
    public static string Form(ConfigKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Kind switch
        {
            ConfigValueKind.Text => "text",
            ConfigValueKind.WholeNumber => "whole number",
            ConfigValueKind.Number => "number",
            ConfigValueKind.TrueOrFalse => "true or false",
            ConfigValueKind.TextOrTrueOrFalse => "text, true or false",
            ConfigValueKind.List when key.Section is not null => "list of maps",
            ConfigValueKind.List => key.Items == ConfigValueKind.Number ? "list of numbers" : "list of texts",
            ConfigValueKind.Map when key.HasFreeNames => key.Section is null ? "map of names to texts" : "map of names to maps",
            ConfigValueKind.Map => "map",
            ConfigValueKind.ListOrMap => "list or map",
            ConfigValueKind.TextOrList => "text or list of texts",
            _ => "anything",
        };
    }

    /// <summary>The smallest and the largest number allowed, or null where any is. The largest a computer holds is no limit that anybody chose.</summary>
    public static string? Range(ConfigKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var least = key.Least is > int.MinValue ? key.Least : null;
        var most = key.Most is < int.MaxValue ? key.Most : null;
        return (least, most) switch
        {
            ({ } smallest, { } greatest) => Text($"{smallest} to {greatest}"),
            ({ } smallest, null) => Text($"at least {smallest}"),
            (null, { } greatest) => Text($"at most {greatest}"),
            _ => null,
        };
    }

    /// <summary>What it does in this build.</summary>
    public static string Effect(ConfigKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Effect switch
        {
            KeyEffect.Acts => "yes",
            KeyEffect.NotYet => "not yet",
            _ => "no effect anywhere",
        };
    }

    /// <summary>All of it in a few sentences.</summary>
    public static string Description(ConfigKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var parts = new[]
        {
            key.Meaning,
            key.Backends.Count > 0 ? $"For the backends {string.Join(", ", key.Backends)}." : null,
            key.Effect switch
            {
                KeyEffect.NotYet => "This build does not act on it yet.",
                KeyEffect.None => "It has no effect, in the Python project either.",
                _ => null,
            },
            key.Since == ConfigKey.PythonVersion ? null : $"Since {key.Since}.",
        };
        return string.Join(' ', parts.OfType<string>());
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
