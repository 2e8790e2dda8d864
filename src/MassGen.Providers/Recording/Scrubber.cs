using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MassGen.Providers.Json;

namespace MassGen.Providers.Recording;

/// <summary>Replaces values that differ from run to run without meaning anything, in every text of a request.</summary>
/// <param name="Pattern">What to replace.</param>
/// <param name="Replacement">What stands in its place, in the syntax of <see cref="Regex"/>.</param>
public sealed partial record Scrubber(Regex Pattern, string Replacement)
{
    /// <summary>The ones that always apply: how long a command took, when a background shell began, and its process number.</summary>
    public static IReadOnlyList<Scrubber> Usual { get; } =
    [
        new(ExecutionTime(), "$1\"<seconds>\""), new(ProcessNumber(), "$1\"<number>\""), new(StartTime(), "$1\"<time>\""),
    ];

    /// <summary>A copy of a JSON value with every text scrubbed.</summary>
    public static JsonNode? Apply(JsonNode? node, IEnumerable<Scrubber>? scrubbers = null)
    {
        var all = (scrubbers ?? Usual).ToArray();
        return JsonText.MapTexts(node, text => JsonValue.Create(
            all.Aggregate(text, (current, scrubber) => scrubber.Pattern.Replace(current, scrubber.Replacement))));
    }

    [GeneratedRegex("""("(?:execution_time|duration_seconds)"\s*:\s*)-?[0-9][0-9.eE+-]*""")]
    private static partial Regex ExecutionTime();

    [GeneratedRegex("""("pid"\s*:\s*)[0-9]+""")]
    private static partial Regex ProcessNumber();

    [GeneratedRegex("""("start_time"\s*:\s*)["][0-9T:.+-]+["]""")]
    private static partial Regex StartTime();
}
