using System.Text.Json;
using System.Text.Json.Serialization;

namespace MassGen.Benchmarks;

/// <summary>One measurement: ours beside a peer's, taken alternately in the same run.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Ours">Our figure, the median of all rounds.</param>
/// <param name="Peer">The peer's, the median of all rounds.</param>
/// <param name="Ratio">Ours divided by the peer's.</param>
/// <param name="Goal">The goal in words, for example <c>ratio &lt;= 1.5</c>.</param>
/// <param name="Unit">The unit of both figures.</param>
/// <param name="Met">Whether the goal was met.</param>
public sealed record Figure(string Name, double Ours, double Peer, double Ratio, string Goal, string Unit, bool Met)
{
    public static Figure Of(string name, IReadOnlyList<double> ours, IReadOnlyList<double> peer, string unit, string goal, Func<double, double, bool> met)
    {
        var (our, their) = (Median(ours), Median(peer));
        return new Figure(name, Math.Round(our, 3), Math.Round(their, 3), Math.Round(our / their, 3), goal, unit, met(our, our / their));
    }

    public string ToLine() => JsonSerializer.Serialize(this, FigureJson.Default.Figure);

    private static double Median(IReadOnlyList<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Figure))]
[JsonSerializable(typeof(IReadOnlyList<Figure>))]
internal sealed partial class FigureJson : JsonSerializerContext;
