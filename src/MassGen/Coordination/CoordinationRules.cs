namespace MassGen.Coordination;

/// <summary>The numbers the coordination follows.</summary>
public sealed record CoordinationRules
{
    /// <summary>
    /// How many answers one agent may submit. Every accepted answer makes the others look again, so this is what bounds a run.
    /// The Python project has no limit unless one is configured.
    /// </summary>
    public int MostAnswersPerAgent { get; init; } = 10;

    /// <summary>How many turns of one agent may fail before it takes no further part.</summary>
    public int MostFailuresPerAgent { get; init; } = 3;

    /// <summary>How many votes or answers of one agent may be refused (outdated votes not counted) before it takes no further part.</summary>
    public int MostRefusalsPerAgent { get; init; } = 3;

    /// <summary>The pause before an agent's first retry after a failed turn; it doubles with every failure.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);
}
