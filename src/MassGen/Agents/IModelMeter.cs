using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>Counts the model calls that tools make themselves, in the run's log, its costs and its budget.</summary>
public interface IModelMeter
{
    /// <summary>Makes one call. Where the run's budget has no room for it, it is never made: the run ends, and with it the wait.</summary>
    /// <param name="model">The model.</param>
    /// <param name="ask">Asks it and says what that used.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>What it cost in US dollars, or null when the price is not known.</returns>
    Task<decimal?> AskAsync(ToolModel model, Func<CancellationToken, Task<ModelUse>> ask, CancellationToken cancellationToken);
}

/// <summary>A model that a tool asks.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Backend">The backend's name, for example <c>openai</c>.</param>
/// <param name="Model">The model asked for.</param>
/// <param name="Address">The base address where it is not the backend's own, or null.</param>
public sealed record ToolModel(string Tool, string Backend, string Model, Uri? Address = null);

/// <summary>What a call used.</summary>
/// <param name="Usage">Tokens, or null when the provider did not say.</param>
/// <param name="ServedModel">The model that answered, or null when the provider did not say.</param>
/// <param name="FinishReason">Why it ended, in the words of the log.</param>
public sealed record ModelUse(UsageDetails? Usage, string? ServedModel, string? FinishReason);

/// <summary>Counts nothing: for tools outside of a run.</summary>
internal sealed class UncountedModels : IModelMeter
{
    public static readonly UncountedModels Instance = new();

    public async Task<decimal?> AskAsync(ToolModel model, Func<CancellationToken, Task<ModelUse>> ask, CancellationToken cancellationToken)
    {
        await ask(cancellationToken).ConfigureAwait(false);
        return null;
    }
}
