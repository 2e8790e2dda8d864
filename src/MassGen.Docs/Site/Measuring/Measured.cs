namespace MassGen.Docs.Site.Measuring;

/// <summary>One figure: ours beside that of something else, taken alternately in the same run.</summary>
/// <param name="Name">Its name, unique in the table.</param>
/// <param name="What">What was measured, in words.</param>
/// <param name="Against">Beside what.</param>
/// <param name="Unit">The unit of both.</param>
/// <param name="Ours">Our figure: the median of all rounds, unless the words say otherwise.</param>
/// <param name="Peer">The other's, likewise.</param>
/// <param name="Goal">What it should come to.</param>
public sealed record Measured(string Name, string What, string Against, string Unit, double Ours, double Peer, Goal Goal)
{
    /// <summary>Ours divided by the other's.</summary>
    public double Ratio => Ours / Peer;

    /// <summary>Whether it is what it should be.</summary>
    public bool IsMet => Goal.IsMetBy(Ours, Ratio);
}

/// <summary>What is known of our speed.</summary>
/// <param name="Run">The last run of the benchmarks that was kept; null when nothing was measured.</param>
public sealed record Measurements(MeasuredRun? Run);

/// <summary>The figures of one run of the benchmarks.</summary>
public sealed record MeasuredRun
{
    /// <summary>When they were taken.</summary>
    public required DateTimeOffset MeasuredAt { get; init; }

    /// <summary>The commit that was measured, in words.</summary>
    public required string Commit { get; init; }

    /// <summary>The machine, in words.</summary>
    public required string Machine { get; init; }

    /// <summary>The command that repeats it.</summary>
    public required string Command { get; init; }

    /// <summary>The figures.</summary>
    public required IReadOnlyList<Measured> Figures { get; init; }

    /// <summary>Benchmarks that gave no figure, each with the reason.</summary>
    public IReadOnlyList<(string Name, string Reason)> Missing { get; init; } = [];
}
