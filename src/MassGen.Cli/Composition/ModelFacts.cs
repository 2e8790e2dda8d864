using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Models;

namespace MassGen.Cli.Composition;

/// <summary>What the registry tells of the models of a configuration.</summary>
internal static class ModelFacts
{
    /// <summary>How many tokens the model reads that really answers, or the usual number when nothing is known of it.</summary>
    public static long ContextOf(BackendConfig backend, string model)
    {
        var models = ModelRegistry.Default;
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        return models.Billed(models.ProviderOf(backend.Type, backend.BaseUrl)?.Id, model, today)?.ContextTokens ?? Agent.DefaultContextWindow;
    }
}
