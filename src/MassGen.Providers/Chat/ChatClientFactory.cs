using System.Security.Cryptography;
using MassGen.Diagnostics;
using MassGen.Providers.Http;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>Makes chat clients. The whole way from the client to the socket is put together here and nowhere else.</summary>
public static class ChatClientFactory
{
    /// <summary>Makes the client of an endpoint.</summary>
    /// <param name="endpoint">The model and how to reach it.</param>
    /// <param name="edge">
    /// The outermost handler: a <see cref="SocketsHttpHandler"/>, or a recording or replaying handler. It may be shared and is not
    /// disposed with the client.
    /// </param>
    /// <param name="pipeline">Clock, retries and callbacks; null for the usual ones.</param>
    /// <exception cref="ProviderException">The backend is unknown, or its address or key is missing.</exception>
    public static IChatClient Create(ModelEndpoint endpoint, HttpMessageHandler edge, ChatPipeline? pipeline = null)
    {
        pipeline ??= new ChatPipeline();
        if (Check(endpoint, pipeline.Environment) is { } fault)
        {
            throw new ProviderException(fault);
        }

        var backend = Backend.Find(endpoint.Backend)!;
        var key = KeyOf(endpoint, backend, pipeline.Environment)!;
        var scrubber = new SecretScrubber(key);
        var random = pipeline.Random ?? new Random(RandomNumberGenerator.GetInt32(int.MaxValue));

        // client → say who asks, and in whose conversation → retry → record or replay → socket
        var retry = new RetryHandler(edge, pipeline.Retry, pipeline.Time, random, scrubber, pipeline.OnRetry);
        var outgoing = new OutgoingHandler(retry, endpoint.Agent ?? endpoint.ConversationId, Headers(endpoint, backend, key));
        var http = new HttpMessageInvoker(outgoing, disposeHandler: false);
        var metadata = new ChatClientMetadata(backend.Name, endpoint.BaseUrl ?? backend.DefaultBaseUrl, endpoint.Model);
        return new OpenAiChatClient(metadata, Request(endpoint, backend, pipeline), scrubber, http, pipeline.NetworkTimeout);
    }

    /// <summary>What keeps an endpoint from being used, or null when nothing does. Sends nothing.</summary>
    public static ProviderFault? Check(ModelEndpoint endpoint, Func<string, string?>? environment = null)
    {
        if (Backend.Find(endpoint.Backend) is not { } backend)
        {
            var known = Backend.All.Select(one => one.Name).ToArray();
            return new(ProviderCodes.BackendUnknown, null, $"There is no backend '{endpoint.Backend}'.", false,
                NearestWord.Suggestion(endpoint.Backend, known) ?? $"Backends: {string.Join(", ", known)}.");
        }

        if ((endpoint.BaseUrl ?? backend.DefaultBaseUrl) is null)
        {
            return new(ProviderCodes.BackendUnknown, null, $"The backend '{backend.Name}' has no address of its own.", false,
                "Add 'base_url: https://…/v1' to it.");
        }

        return KeyOf(endpoint, backend, environment ?? Environment.GetEnvironmentVariable) is null ? backend.KeyMissing() : null;
    }

    private static string? KeyOf(ModelEndpoint endpoint, Backend backend, Func<string, string?> environment)
    {
        var key = endpoint.ApiKey ?? environment(backend.KeyVariable);
        return string.IsNullOrWhiteSpace(key) ? null : key.Trim();
    }

    private static Dictionary<string, string> Headers(ModelEndpoint endpoint, Backend backend, string key)
    {
        var headers = new Dictionary<string, string> { ["Accept"] = "application/json", ["Authorization"] = $"Bearer {key}", ["User-Agent"] = "MassGen" };
        if (backend == GrokBackend.Instance)
        {
            headers[GrokBackend.ConversationHeader] = endpoint.ConversationId;
        }

        return headers;
    }

    private static RequestMapping Request(ModelEndpoint endpoint, Backend backend, ChatPipeline pipeline) => new(
        endpoint.Model,
        endpoint.Parameters,
        names => backend == GrokBackend.Instance ? GrokParameters.Check(endpoint.Model, names) : [],
        pipeline.OnRefused);
}
