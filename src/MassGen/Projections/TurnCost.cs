using MassGen.Events;

namespace MassGen.Projections;

/// <summary>What one turn of an agent used.</summary>
/// <param name="Agent">The agent, by its id in the configuration.</param>
/// <param name="Turn">The turn, from 1; 0 for calls outside a turn.</param>
/// <param name="Used">What it used.</param>
public sealed record TurnCost(string Agent, int Turn, CostEntry Used);

/// <summary>How often a tool was used.</summary>
/// <param name="Calls">Calls that ran here.</param>
/// <param name="Failures">Those of them that failed.</param>
/// <param name="Elapsed">How long they took together.</param>
/// <param name="AtProvider">Calls that the model's provider ran itself, and bills.</param>
public sealed record ToolCount(int Calls, int Failures, TimeSpan Elapsed, long AtProvider)
{
    /// <summary>Not used.</summary>
    public static ToolCount Zero { get; } = new(0, 0, TimeSpan.Zero, 0);

    /// <summary>One more call that ran here.</summary>
    public static ToolCount operator +(ToolCount left, ToolFinished right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return left with { Calls = left.Calls + 1, Failures = left.Failures + (right.Ok ? 0 : 1), Elapsed = left.Elapsed + right.Elapsed };
    }

    /// <summary>One more call that ran here.</summary>
    public static ToolCount Add(ToolCount left, ToolFinished right) => left + right;

    /// <summary>More calls that the provider ran.</summary>
    public ToolCount PlusAtProvider(long calls) => this with { AtProvider = AtProvider + calls };
}
