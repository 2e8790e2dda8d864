using System.Text.Json.Nodes;
using MassGen.Diagnostics;
using MassGen.Providers.Http;
using MassGen.Providers.Messages;
using MassGen.Providers.Responses;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>Makes chat clients.</summary>
public static class ChatClientFactory
{
    private const string LiveSearch = "search_parameters";

    /// <summary>Makes the client of an endpoint.</summary>
    /// <param name="endpoint">The model and how to reach it.</param>
    /// <param name="edge">
    /// The outermost handler: that of <see cref="ProviderEdge"/>, or a recording or replaying handler. It may be shared and is not
    /// disposed with the client.
    /// </param>
    /// <param name="pipeline">Clock, retries and callbacks; null for the usual ones.</param>
    /// <exception cref="ProviderException">The backend is unknown, its address or key is missing, or it cannot do what is switched on.</exception>
    public static IChatClient Create(ModelEndpoint endpoint, HttpMessageHandler edge, ChatPipeline? pipeline = null)
    {
        pipeline ??= new ChatPipeline();
        if (Check(endpoint, pipeline.Environment) is { } fault)
        {
            throw new ProviderException(fault);
        }

        var backend = Backend.Find(endpoint.Backend)!;
        var baseUrl = BackendAddress.BaseOf(endpoint, backend, pipeline.Environment)!;
        var key = BackendKey.Of(endpoint, backend, baseUrl, pipeline.Environment)!;
        var protocol = ProtocolOf(endpoint, backend);
        var way = ProviderWay.Open(endpoint, baseUrl, key, Headers(endpoint, backend, key), edge, pipeline);
        var request = new RequestMapping(
            protocol, endpoint.Model, endpoint.Parameters.Lifted(), endpoint.ServerTools, name => SettingRefusals.Reason(endpoint, name), pipeline.OnRefused);
        return new ProviderChatClient(
            new ChatClientMetadata(backend.Name, baseUrl, endpoint.Model), BackendAddress.Of(endpoint, backend, baseUrl, protocol), protocol, request,
            way, pipeline.NetworkTimeout);
    }

    /// <summary>What keeps an endpoint from being used, or null when nothing does. Sends nothing.</summary>
    public static ProviderFault? Check(ModelEndpoint endpoint, Func<string, string?>? environment = null)
    {
        environment ??= Environment.GetEnvironmentVariable;
        if (Backend.Find(endpoint.Backend) is not { } backend)
        {
            var known = Backend.All.Select(one => one.Name).ToArray();
            return new(ProviderCodes.BackendUnknown, null, $"There is no backend '{endpoint.Backend}'.", false,
                NearestWord.Suggestion(endpoint.Backend, known) ?? $"Backends: {string.Join(", ", known)}.");
        }

        if (BackendAddress.BaseOf(endpoint, backend, environment) is not { } address)
        {
            return new(ProviderCodes.BackendUnknown, null, $"The backend '{backend.Name}' has no address of its own.", false,
                backend.AddressVariable is { } name ? $"Add 'base_url: https://…' to it, or set {name}." : "Add 'base_url: https://…/v1' to it.");
        }

        return Unsupported(endpoint, backend)
            ?? FaultOf(BackendKey.Of(endpoint, backend, address, environment), backend, address);
    }

    // Headers hold nothing else, and a line break in one would be read as another header.
    private static ProviderFault? FaultOf(string? key, Backend backend, Uri address) =>
        key is null ? backend.KeyMissing(BackendKey.Variables(backend, address))
        : key.AsSpan().IndexOfAnyExceptInRange('!', '~') is >= 0 and var place ? new(
            ProviderCodes.KeyRefused, null, $"The API key for the backend '{backend.Name}' has a character that no key has (U+{(int)key[place]:X4}).", false,
            "Copy it again, whole and without quotes, from where it was made.")
        : null;

    private static ProviderFault? Unsupported(ModelEndpoint endpoint, Backend backend)
    {
        if (endpoint.Backend == GrokBackend.Instance.Name && endpoint.Parameters.Extra.ContainsKey(LiveSearch))
        {
            return new(ProviderCodes.FeatureRemoved, null, $"xAI removed Live Search: it answers '{LiveSearch}' with an error (HTTP 410).", false,
                "Remove it and use 'enable_web_search: true', or 'server_tools: [web_search, x_search]'.");
        }

        return endpoint.ServerTools.FirstOrDefault(tool => !backend.ServerTools.Contains(tool)) is not { } missing ? null : new(
            ProviderCodes.RequestRefused, null, $"The backend '{backend.Name}' runs no '{missing}' on its servers.", false,
            backend.ServerTools.Count == 0 ? "Remove it; backends that do: grok, openai, claude." : $"It has: {string.Join(", ", backend.ServerTools)}.");
    }

    private static IWireProtocol ProtocolOf(ModelEndpoint endpoint, Backend backend) => backend.Form switch
    {
        WireForm.Messages => MessagesProtocol.Instance,
        WireForm.Responses => new ResponsesProtocol(isGrok: false),
        // Only there does xAI run tools on its own servers.
        _ when backend.Name == GrokBackend.Instance.Name && endpoint.ServerTools.Count > 0 => new ResponsesProtocol(isGrok: true),
        _ => ChatCompletions.Instance,
    };

    private static Dictionary<string, string> Headers(ModelEndpoint endpoint, Backend backend, string key)
    {
        var headers = new Dictionary<string, string> { ["Accept"] = "application/json", ["User-Agent"] = "MassGen" };
        switch (backend.Name)
        {
            case "claude":
                headers["x-api-key"] = key;
                headers["anthropic-version"] = MessagesProtocol.Version;
                if (Betas(endpoint) is { Length: > 0 } betas)
                {
                    headers["anthropic-beta"] = betas;
                }

                break;
            case "azure_openai":
                headers["api-key"] = key;
                break;
            default:
                headers["Authorization"] = $"Bearer {key}";
                break;
        }

        if (backend.Name == GrokBackend.Instance.Name)
        {
            headers[GrokBackend.ConversationHeader] = endpoint.ConversationId;
        }

        return headers;
    }

    private static string Betas(ModelEndpoint endpoint)
    {
        var named = (endpoint.Parameters.Extra.GetValueOrDefault(MessagesProtocol.Betas) as JsonArray ?? []).Select(beta => (string?)beta).OfType<string>();
        return string.Join(',', named.Concat(endpoint.ServerTools.Contains(ServerToolNames.CodeExecution) ? [MessagesProtocol.CodeBeta] : []).Distinct());
    }
}
