using MassGen.Providers.Wire;

namespace MassGen.Providers;

/// <summary>Where the requests of an endpoint go.</summary>
internal static class BackendAddress
{
    // The newest version without "preview" in its name; it knows usage in streams, which the Python project's does not.
    private const string AzureVersion = "2024-10-21";

    /// <summary>The base address: the configuration's, a variable's, or the backend's own.</summary>
    public static Uri? BaseOf(ModelEndpoint endpoint, Backend backend, Func<string, string?> environment) =>
        endpoint.BaseUrl
        ?? (backend.AddressVariable is { } name && Uri.TryCreate(environment(name), UriKind.Absolute, out var given) ? given : null)
        ?? backend.DefaultBaseUrl;

    /// <summary>The whole address. A base URL may end with a slash and may carry a query.</summary>
    public static Uri Of(ModelEndpoint endpoint, Backend backend, Uri baseUrl, IWireProtocol protocol)
    {
        var address = new UriBuilder(baseUrl);
        var path = address.Path.TrimEnd('/');
        if (backend.Name == "azure_openai")
        {
            return Azure(address, path, endpoint, protocol.Path);
        }

        // Anthropic's own clients are given an address without the version; people write both.
        address.Path = path.EndsWith("/v1", StringComparison.Ordinal) && protocol.Path.StartsWith("/v1/", StringComparison.Ordinal)
            ? path + protocol.Path["/v1".Length..]
            : path + protocol.Path;
        return address.Uri;
    }

    // Azure names a deployment in the path; its newer addresses (…/openai/v1, …/models) name the model in the body, as everybody else does.
    private static Uri Azure(UriBuilder address, string path, ModelEndpoint endpoint, string end)
    {
        var isNew = path.EndsWith("/v1", StringComparison.Ordinal) || path.EndsWith("/models", StringComparison.Ordinal);
        var deployment = isNew || path.Contains("/deployments/", StringComparison.Ordinal)
            ? path
            : $"{(path.EndsWith("/openai", StringComparison.Ordinal) ? path : path + "/openai")}/deployments/{Uri.EscapeDataString(endpoint.Model)}";
        address.Path = deployment + end;
        var version = endpoint.ApiVersion ?? (path.EndsWith("/v1", StringComparison.Ordinal) ? null : AzureVersion);
        if (version is not null && !address.Query.Contains("api-version=", StringComparison.Ordinal))
        {
            address.Query = $"{address.Query.TrimStart('?')}{(address.Query.Length > 1 ? "&" : "")}api-version={Uri.EscapeDataString(version)}";
        }

        return address.Uri;
    }
}
