namespace MassGen.Providers;

/// <summary>Makes the handler by which requests to providers leave a program.</summary>
public static class ProviderEdge
{
    /// <summary>A handler without cookies, which follows nobody elsewhere: it would take a key along, to whatever host.</summary>
    /// <param name="usesProxy">Whether the machine's proxy is used; it is no way to this machine itself.</param>
    public static SocketsHttpHandler Create(bool usesProxy = true) => new() { UseCookies = false, UseProxy = usesProxy, AllowAutoRedirect = false };
}
