using System.Net;
using System.Net.Sockets;
using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>The rules for the address of a tool server. No name is looked up: a check asks no network.</summary>
internal static class McpAddressRules
{
    private const int Longest = 2048;

    // Ports of services that are no HTTP servers: remote shells, mail, names, file shares, databases.
    private static readonly int[] RefusedPorts = [22, 23, 25, 53, 135, 139, 445, 1433, 1521, 3306, 3389, 5432, 6379];

    private static readonly IPNetwork[] Private =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15",
            "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "::/128", "::1/128", "64:ff9b:1::/48", "100::/64", "2001:db8::/32", "fc00::/7",
            "fe80::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    public static McpFault? First(ConfigMap server)
    {
        if (server.Find(McpKeys.Url) is not { } entry)
        {
            return new McpFault("A streamable-http server must have a 'url'.", server.Map.Position, "Add 'url: https://…'.");
        }

        var position = entry.Value.Position;
        if (entry.Value is not YamlScalar { Kind: "text", Text.Length: <= Longest } scalar || !Uri.TryCreate(scalar.Text, UriKind.Absolute, out var url)
            || url.Scheme is not ("http" or "https") || url.Host.Length == 0)
        {
            return new McpFault($"'url' must be a complete address that begins with http:// or https://, at most {Longest} characters.", position);
        }

        return Host(url, server.Under(McpKeys.Security), position)
            ?? (RefusedPorts.Contains(url.Port) ? new McpFault($"Port {url.Port} is not allowed: it belongs to another kind of server.", position) : null);
    }

    private static McpFault? Host(Uri url, ConfigMap? security, SourcePosition position)
    {
        var host = url.IdnHost.Trim('[', ']').ToLowerInvariant();
        if (security?.Read(McpSecurityKeys.AllowedHostnames)?.Any(name => name.Text.Equals(host, StringComparison.OrdinalIgnoreCase)) == true)
        {
            return null;
        }

        var mayBeLocal = security?.Read(McpSecurityKeys.AllowLocalhost) == true;
        if (host is "localhost" or "ip6-localhost")
        {
            return mayBeLocal ? null : new McpFault("The address is this machine's.", position, "Add 'security: {allow_localhost: true}', if that is meant.");
        }

        if (!IPAddress.TryParse(host, out var address) || !IsPrivate(address) || security?.Read(McpSecurityKeys.AllowPrivateIps) == true
            || (mayBeLocal && IPAddress.IsLoopback(address)))
        {
            return null;
        }

        return IPAddress.IsLoopback(address)
            ? new McpFault("The address is this machine's.", position, "Add 'security: {allow_localhost: true}', if that is meant.")
            : new McpFault("The address is in a private or reserved network.", position, "Add 'security: {allow_private_ips: true}', if that is meant.");
    }

    private static bool IsPrivate(IPAddress address)
    {
        var plain = address.AddressFamily == AddressFamily.InterNetworkV6 && address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Private.Any(network => network.Contains(plain));
    }
}
