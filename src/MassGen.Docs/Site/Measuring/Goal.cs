using System.Globalization;
using System.Text.RegularExpressions;

namespace MassGen.Docs.Site.Measuring;

/// <summary>What a figure should come to.</summary>
/// <param name="IsRatio">Whether the ratio of ours to the peer's is meant, and not our figure alone.</param>
/// <param name="IsMost">Whether it should be no more than the limit; no less otherwise.</param>
/// <param name="Limit">The limit.</param>
public sealed partial record Goal(bool IsRatio, bool IsMost, double Limit)
{
    /// <summary>How a goal is written, for people who wrote it otherwise.</summary>
    public const string Form = "'ours' or 'ratio', then '<=' or '>=', then a number: 'ratio <= 0.5'";

    /// <summary>Reads a goal as it is written, or gives null.</summary>
    public static Goal? Parse(string text) => Written().Match(text) is { Success: true } match
        ? new Goal(match.Groups["what"].Value == "ratio", match.Groups["than"].Value == "<=", double.Parse(match.Groups["limit"].Value, CultureInfo.InvariantCulture))
        : null;

    /// <summary>Whether figures meet it.</summary>
    public bool IsMetBy(double ours, double ratio) => (IsRatio ? ratio : ours) is var figure && (IsMost ? figure <= Limit : figure >= Limit);

    /// <inheritdoc/>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsRatio ? "ratio" : "ours")} {(IsMost ? "<=" : ">=")} {Limit}");

    [GeneratedRegex(@"^(?<what>ours|ratio) (?<than><=|>=) (?<limit>\d+(\.\d+)?)\z")]
    private static partial Regex Written();
}
