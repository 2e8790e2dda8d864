namespace MassGen.Runs;

/// <summary>Every agent goes as fast as its model answers. What live runs use.</summary>
public sealed class ParallelSchedule : ITurnSchedule, ITurnSlot
{
    /// <inheritdoc/>
    public ITurnSlot Begin(string agent) => this;

    /// <inheritdoc/>
    public Task PassAsync(Action prepare, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prepare);
        prepare();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public void End()
    {
    }
}
