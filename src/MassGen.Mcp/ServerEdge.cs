namespace MassGen.Mcp;

/// <summary>Makes the handler by which requests to MCP servers leave a program.</summary>
public static class ServerEdge
{
    /// <summary>A handler without cookies that follows nobody by itself: where a connection may be sent on to is decided above it.</summary>
    /// <param name="usesProxy">Whether the machine's proxy is used; it is no way to this machine itself.</param>
    public static SocketsHttpHandler Create(bool usesProxy) => new() { UseCookies = false, UseProxy = usesProxy, AllowAutoRedirect = false };
}
