using System.Globalization;
using System.Net;

namespace MassGen.Sandbox.Engine;

/// <summary>An engine that listens on TCP.</summary>
/// <param name="Name">The host's name or address.</param>
/// <param name="Port">The port.</param>
/// <param name="Certificates">What both sides show each other; null where nothing is encrypted.</param>
internal sealed record EngineHost(string Name, int Port, EngineCertificates? Certificates)
{
    // As Docker's own client: 2376 with TLS, 2375 without.
    private const int Plain = 2375;
    private const int Encrypted = 2376;

    /// <summary>Whether it is this machine under another name, so that both see the same files.</summary>
    public bool IsThisMachine => Name == "localhost" || (IPAddress.TryParse(Name, out var address) && IPAddress.IsLoopback(address));

    /// <summary>Reads a host with or without a port; null when it is neither.</summary>
    public static EngineHost? Parse(string text, EngineCertificates? certificates)
    {
        // A colon in brackets belongs to an address of version 6.
        var colon = text.LastIndexOf(':');
        var hasPort = colon > text.LastIndexOf(']');
        var name = (hasPort ? text[..colon] : text).Trim('[', ']');
        var port = certificates is null ? Plain : Encrypted;
        var isGood = Uri.CheckHostName(name) != UriHostNameType.Unknown
            && (!hasPort || (int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535));
        return isGood ? new(name, port, certificates) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"tcp://{Name}:{Port}");
}
