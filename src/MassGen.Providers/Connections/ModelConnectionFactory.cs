using MassGen.Diagnostics;
using MassGen.Providers.Http;
using MassGen.Providers.Messages;

namespace MassGen.Providers;

/// <summary>Makes connections to the providers that have a form of their own: <c>openai</c>, <c>claude</c> and <c>gemini</c>.</summary>
public static class ModelConnectionFactory
{
    private static readonly string[] Known = ["openai", "claude", "gemini"];

    // Google's other interface lies below the address of its own.
    private const string Compatible = "/openai";

    /// <summary>Makes a connection.</summary>
    /// <param name="endpoint">The model and how to reach it; its server tools and parameters are not used.</param>
    /// <param name="edge">The outermost handler, as for a chat client; not disposed with the connection.</param>
    /// <param name="pipeline">Clock, retries and callbacks; null for the usual ones.</param>
    /// <param name="betas">The names of Anthropic's betas that requests belong to.</param>
    /// <exception cref="ProviderException">The provider has no form of its own here, or its key is missing.</exception>
    public static ModelConnection Create(ModelEndpoint endpoint, HttpMessageHandler edge, ChatPipeline? pipeline = null, params IReadOnlyList<string> betas)
    {
        pipeline ??= new ChatPipeline();
        if (Check(endpoint, pipeline.Environment) is { } fault)
        {
            throw new ProviderException(fault);
        }

        var backend = Backend.Find(endpoint.Backend)!;
        var baseUrl = BackendAddress.BaseOf(endpoint, backend, pipeline.Environment)!;
        var key = BackendKey.Of(endpoint, backend, baseUrl, pipeline.Environment)!;
        var way = ProviderWay.Open(endpoint, baseUrl, key, Headers(backend, key, betas), edge, pipeline);
        return new ModelConnection(FormOf(backend), endpoint.Model, AddressOf(backend, baseUrl, endpoint.Model), way, pipeline.NetworkTimeout);
    }

    /// <summary>What keeps an endpoint from being used, or null when nothing does. Sends nothing.</summary>
    public static ProviderFault? Check(ModelEndpoint endpoint, Func<string, string?>? environment = null) => Known.Contains(endpoint.Backend)
        ? ChatClientFactory.Check(endpoint with { ServerTools = [] }, environment)
        : new ProviderFault(
            ProviderCodes.BackendUnknown, null, $"'{endpoint.Backend}' cannot be asked in a form of its own.", false,
            NearestWord.Suggestion(endpoint.Backend, Known) ?? $"Providers: {string.Join(", ", Known)}.");

    private static WireForm FormOf(Backend backend) => backend.Name == "gemini" ? WireForm.GenerateContent : backend.Form;

    private static Uri AddressOf(Backend backend, Uri baseUrl, string model)
    {
        var address = new UriBuilder(baseUrl);
        var path = address.Path.TrimEnd('/');
        address.Path = FormOf(backend) switch
        {
            WireForm.Messages => (path.EndsWith("/v1", StringComparison.Ordinal) ? path : path + "/v1") + "/messages",
            WireForm.GenerateContent => $"{(path.EndsWith(Compatible, StringComparison.Ordinal) ? path[..^Compatible.Length] : path)}/models/{Uri.EscapeDataString(model)}:generateContent",
            _ => path + "/responses",
        };
        return address.Uri;
    }

    private static Dictionary<string, string> Headers(Backend backend, string key, IReadOnlyList<string> betas)
    {
        var headers = new Dictionary<string, string> { ["Accept"] = "application/json", ["User-Agent"] = "MassGen" };
        switch (FormOf(backend))
        {
            case WireForm.Messages:
                headers["x-api-key"] = key;
                headers["anthropic-version"] = MessagesProtocol.Version;
                if (betas.Count > 0)
                {
                    headers["anthropic-beta"] = string.Join(',', betas);
                }

                break;
            case WireForm.GenerateContent:
                headers["x-goog-api-key"] = key;
                break;
            default:
                headers["Authorization"] = $"Bearer {key}";
                break;
        }

        return headers;
    }
}
