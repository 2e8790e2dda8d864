using MassGen.Configuration;

namespace MassGen.Coordination;

/// <summary>The numbers the coordination follows.</summary>
public sealed record CoordinationRules
{
    /// <summary>
    /// How many answers one agent may submit. Every accepted answer makes the others look again, so this is what bounds a run.
    /// The Python project has no limit unless one is configured. 0 means that nobody may answer, so that such a run fails at once.
    /// Counted anew when the run starts over.
    /// </summary>
    public int MostAnswersPerAgent { get; init; } = 10;

    /// <summary>How many turns of one agent may fail before it takes no further part. Counted anew when the run starts over.</summary>
    public int MostFailuresPerAgent { get; init; } = 3;

    /// <summary>
    /// How many votes or answers of one agent may be refused (outdated votes not counted) before it takes no further part. Counted anew
    /// when the run starts over.
    /// </summary>
    public int MostRefusalsPerAgent { get; init; } = 3;

    /// <summary>The pause before an agent's first retry after a failed turn; it doubles with every failure.</summary>
    public TimeSpan FirstRetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How different a new answer must be from every present one. An identical one is refused in any case.</summary>
    public Strictness AnswerNovelty { get; init; } = Strictness.Lenient;

    /// <summary>Whether one agent presents at once, without answers and votes: the first of the configuration that can.</summary>
    public bool SkipsCoordination { get; init; }

    /// <summary>Whether the first agent judges, before all begin, which tools must wait. An agent alone has no such stage.</summary>
    public bool PlansFirst { get; init; }

    /// <summary>How often the run may start over when the winner finds the final answer lacking. 0 means that nobody judges it.</summary>
    public int MostRestarts { get; init; }
}
