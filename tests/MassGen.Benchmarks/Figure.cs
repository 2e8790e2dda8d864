using System.Globalization;
using MassGen.Docs.Site.Measuring;

namespace MassGen.Benchmarks;

/// <summary>Makes figures: ours beside a peer's, taken alternately in the same run, of each the median or the 95th percentile.</summary>
internal static class Figure
{
    public static Measured Of(string name, string what, string against, IReadOnlyList<double> ours, IReadOnlyList<double> peer, string unit, string goal) => new(
        name, what, against, unit, Median(ours), Median(peer), Goal.Parse(goal) ?? throw new ArgumentException($"'{goal}' is not a goal: {Goal.Form}.", nameof(goal)));

    /// <summary>A figure of the slow rounds: of each the 95th percentile.</summary>
    public static Measured OfSlow(string name, string what, string against, IReadOnlyList<double> ours, IReadOnlyList<double> peer, string unit, string goal) =>
        Of(name, what + " (95th percentile)", against, [Slow(ours)], [Slow(peer)], unit, goal);

    public static string Line(Measured figure) => string.Create(
        CultureInfo.InvariantCulture,
        $"{figure.Name}: ours {figure.Ours} {figure.Unit}, peer {figure.Peer} {figure.Unit}, ratio {figure.Ratio:0.###}, goal {figure.Goal}: {(figure.IsMet ? "met" : "missed")}");

    private static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        return Math.Round(sorted[sorted.Count / 2], 3);
    }

    private static double Slow(IReadOnlyList<double> values) => values.Order().ElementAt((int)Math.Ceiling(values.Count * 0.95) - 1);
}
