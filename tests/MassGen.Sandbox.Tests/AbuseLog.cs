using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MassGen.Sandbox.Tests;

/// <summary>
/// What each provider did with each attack. Where the environment variable <c>MASSGEN_ABUSE_RESULTS</c> names a file, it is written
/// there at the end, for the site.
/// </summary>
public sealed partial class AbuseLog
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly ConcurrentBag<AbuseResult> _results = [];

    public void Add(AbuseResult result) => _results.Add(result);

    public async Task SaveAsync()
    {
        if (Environment.GetEnvironmentVariable("MASSGEN_ABUSE_RESULTS") is not { Length: > 0 } path)
            return;
        var document = new
        {
            measuredAt = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            results = _results.Distinct().OrderBy(result => result.Number).ThenBy(result => result.Attack, StringComparer.Ordinal)
                .ThenBy(result => result.Provider, StringComparer.Ordinal),
        };
        await File.WriteAllTextAsync(path, JsonSerializer.Serialize(document, Readable) + "\n");
    }

    /// <summary>The number and the words in a test's name, such as <c>A01_an_endless_loop_is_ended_in_time</c>.</summary>
    public static (int Number, string Attack) Of(string test)
    {
        var match = TestName().Match(test);
        return (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Value.Replace('_', ' '));
    }

    [GeneratedRegex("^A([0-9]{2})_(.*)$")]
    private static partial Regex TestName();
}

/// <summary>One attack at one provider.</summary>
/// <param name="Number">Its number in the list of attacks (A.4).</param>
/// <param name="Attack">What was tried and what has to come of it.</param>
/// <param name="Provider">Who was attacked.</param>
/// <param name="Outcome"><c>held</c>, or <c>declared</c> where the provider says beforehand that it does not hold this.</param>
/// <param name="Detail">What was seen, in a few words.</param>
public sealed record AbuseResult(int Number, string Attack, string Provider, string Outcome, string Detail);
