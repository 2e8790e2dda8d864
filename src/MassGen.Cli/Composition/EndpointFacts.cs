using MassGen.Configuration;
using MassGen.Models;
using MassGen.Providers;
using MassGen.Providers.Pacing;

namespace MassGen.Cli.Composition;

/// <summary>Tells an endpoint what the registry knows of its model: what it refuses, who answers for it, and how fast it may be asked.</summary>
internal static class EndpointFacts
{
    public static ModelEndpoint Apply(ModelEndpoint endpoint, BackendConfig backend)
    {
        var models = ModelRegistry.Default;
        var provider = models.ProviderOf(backend.Type, backend.BaseUrl)?.Id ?? backend.Type;
        if (models.Find(provider, endpoint.Model) is not { } asked)
        {
            return endpoint;
        }

        var served = models.Served(asked, DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime));
        return endpoint with
        {
            Refused = [.. asked.RefusedParameters.Select(name => new RefusedParameter(
                name, $"'{endpoint.Model}' refuses '{name}', so it is not sent. Remove it from the configuration."))],
            ServedModel = served.Id,
            Limits = LimitsOf(served),
        };
    }

    // Nobody says here what tier a customer is in; the lowest holds for all.
    private static RateLimits? LimitsOf(ModelProfile model) => model.RateLimits.Count == 0 ? null : new RateLimits(
        (double?)model.RateLimits[0].RequestsPerSecond, model.RateLimits[0].TokensPerMinute);
}
