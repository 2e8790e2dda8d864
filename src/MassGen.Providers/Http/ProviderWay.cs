using System.Security.Cryptography;
using MassGen.Providers.Pacing;

namespace MassGen.Providers.Http;

/// <summary>The whole way from a client to the socket, put together here and nowhere else.</summary>
/// <param name="Http">Where requests go in.</param>
/// <param name="Route">What all calls of its kind pass.</param>
/// <param name="Scrubber">Removes the key from whatever is said.</param>
/// <param name="Failures">Reads what goes wrong on it.</param>
internal sealed record ProviderWay(HttpMessageInvoker Http, Route Route, SecretScrubber Scrubber, FailureReading Failures)
{
    public static ProviderWay Open(
        ModelEndpoint endpoint, Uri baseUrl, string key, IReadOnlyDictionary<string, string> headers, HttpMessageHandler edge, ChatPipeline pipeline)
    {
        var scrubber = new SecretScrubber(key);
        var failures = new FailureReading(scrubber, pipeline.Time);
        var random = pipeline.Random ?? new Random(RandomNumberGenerator.GetInt32(int.MaxValue));

        // client → say who asks, and in whose conversation → retry, at the pace allowed → record or replay → socket
        var route = (pipeline.Traffic ?? new Traffic(pipeline.Time)).RouteOf(baseUrl, key, endpoint.ServedModel ?? endpoint.Model, endpoint.Limits);
        var retry = new RetryHandler(edge, pipeline.Retry, pipeline.Time, random, failures, route, pipeline.NetworkTimeout, pipeline.OnRetry);
        var outgoing = new OutgoingHandler(retry, endpoint.Agent ?? endpoint.ConversationId, headers);
        return new ProviderWay(new HttpMessageInvoker(outgoing, disposeHandler: false), route, scrubber, failures);
    }
}
