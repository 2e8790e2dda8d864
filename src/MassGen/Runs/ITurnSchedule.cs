namespace MassGen.Runs;

/// <summary>Decides when agents' model calls go out.</summary>
public interface ITurnSchedule
{
    /// <summary>An agent's turn begins.</summary>
    /// <param name="agent">The agent's id.</param>
    /// <returns>The turn's place in the schedule.</returns>
    ITurnSlot Begin(string agent);
}

/// <summary>One turn's place in a schedule.</summary>
public interface ITurnSlot
{
    /// <summary>Waits until the turn may call its model.</summary>
    /// <param name="prepare">Called at the moment that fixes what the call will say; it must not block.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task PassAsync(Action prepare, CancellationToken cancellationToken);

    /// <summary>The turn has ended, and everything that followed from its end has been done.</summary>
    void End();
}
