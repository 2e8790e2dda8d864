using System.Globalization;
using MassGen.Configuration.Schema;

namespace MassGen.Configuration.Checks;

/// <summary>What a key takes, in words.</summary>
internal static class ValueWords
{
    /// <summary>What the value must be, for example <c>a positive integer</c>.</summary>
    public static string Expected(ConfigKey key) => key.Expected ?? (key.Kind, key.Least) switch
    {
        (ConfigValueKind.WholeNumber, 0) => "a non-negative integer",
        (ConfigValueKind.WholeNumber, 1) => "a positive integer",
        _ => Form(key.Kind),
    };

    /// <summary>What the number must be when it is one and out of range.</summary>
    public static string Range(ConfigKey key) => key.Expected ?? (key.Least, key.Most) switch
    {
        (_, int.MaxValue) when key.Least is 0 or 1 => $"{Expected(key)}, at most {int.MaxValue}",
        ({ } least, { } most) => Text($"between {least} and {most}"),
        ({ } least, null) => Text($"{least} or more"),
        _ => Text($"{key.Most} or less"),
    };

    public static string Form(ConfigValueKind kind) => kind switch
    {
        ConfigValueKind.WholeNumber => "an integer",
        ConfigValueKind.Number => "a number",
        ConfigValueKind.TrueOrFalse => "a boolean, true or false",
        ConfigValueKind.TextOrTrueOrFalse => "a string or a boolean",
        ConfigValueKind.List => "a list",
        ConfigValueKind.Map => "a map",
        ConfigValueKind.ListOrMap => "a list or a map",
        ConfigValueKind.TextOrList => "a string or a list of strings",
        _ => "a string",
    };

    /// <summary>The values allowed, as advice.</summary>
    public static string Allowed(IReadOnlyList<string> words) => words.Count == 2
        ? $"Use '{words[0]}' or '{words[1]}'."
        : $"Use one of: {string.Join(", ", words)}.";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
