using System.Globalization;
using System.Text.RegularExpressions;

namespace MassGen.Providers;

/// <summary>Which settings Grok models answer with HTTP 400 (seen in xAI's documentation and in captured errors).</summary>
public static partial class GrokParameters
{
    /// <summary>The settings among these that the model refuses, in their order.</summary>
    /// <param name="model">The model asked for.</param>
    /// <param name="names">Names as on the wire.</param>
    public static IReadOnlyList<RefusedParameter> Check(string model, IEnumerable<string> names) =>
        [.. names.Select(name => (name, reason: Reason(model, name))).Where(pair => pair.reason is not null)
            .Select(pair => new RefusedParameter(pair.name, pair.reason!))];

    /// <summary>Why the model refuses a setting, or null when it does not.</summary>
    /// <param name="model">The model asked for.</param>
    /// <param name="name">The setting's name as on the wire.</param>
    public static string? Reason(string model, string name) => name switch
    {
        "presence_penalty" or "frequency_penalty" =>
            $"Grok models refuse '{name}' even with the value 0, so it is not sent. Remove it from the configuration.",
        "stop" when Reasons(model) =>
            $"'{model}' reasons, and reasoning Grok models refuse 'stop', so it is not sent. Remove it from the configuration.",
        "reasoning_effort" when !TakesEffort(model) =>
            $"How much '{model}' reasons is fixed by its name, so 'reasoning_effort' is not sent. grok-4.3 and later models take it.",
        "logit_bias" => "Grok models do not support 'logit_bias', so it is not sent. Remove it from the configuration.",
        _ => null,
    };

    private static bool Reasons(string model) =>
        !model.Contains("non-reasoning", StringComparison.Ordinal)
        && (model.Contains("grok-3-mini", StringComparison.Ordinal) || Version(model) is null or { Major: >= 4 });

    private static bool TakesEffort(string model) =>
        model.Contains("grok-3-mini", StringComparison.Ordinal)
        || (Version(model) is { } version && (version.Major > 4 || version is { Major: 4, Minor: >= 3 and < 20 }));

    // Other hosts write grok-4.1 with a dot and a prefix; four digits are a date, not a version.
    private static (int Major, int Minor)? Version(string model) => Number().Match(model) is { Success: true } match
        ? (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture),
            int.TryParse(match.Groups[2].Value, CultureInfo.InvariantCulture, out var minor) ? minor : 0)
        : null;

    [GeneratedRegex(@"grok-(\d{1,2})(?:[.-](\d{1,2})(?!\d))?(?!\d)")]
    private static partial Regex Number();
}
