namespace MassGen.Desktop.ComputerUse;

/// <summary>An entry of <c>allowed_domains</c>.</summary>
/// <param name="Host">The host.</param>
/// <param name="Port">The only port, or null for any.</param>
/// <param name="Scheme">The only scheme, or null for http and https.</param>
/// <param name="OnlyBelow">Whether the host itself is not meant, as in <c>*.example.org</c>.</param>
internal sealed record AllowedDomain(WebHost Host, int? Port, string? Scheme, bool OnlyBelow)
{
    /// <summary>Reads an entry, or says what is wrong with it.</summary>
    public static (AllowedDomain? Domain, string? Fault) Read(string written)
    {
        var text = written.Trim();
        string? scheme = null;
        if (text.IndexOf("://", StringComparison.Ordinal) is > 0 and var place)
        {
            scheme = text[..place].ToLowerInvariant();
            text = text[(place + 3)..];
        }

        var below = text.StartsWith("*.", StringComparison.Ordinal);
        var rest = (below ? text[2..] : text).TrimEnd('/');
        if (scheme is not (null or "http" or "https"))
        {
            return (null, $"'{PlainText.Of(written)}' has a scheme that is no web page's: write 'http', 'https' or none.");
        }

        if (rest.AsSpan().ContainsAny("/?#@*") || WebAddress.Read(rest) is not { Host: { } host } address)
        {
            return (null, $"'{PlainText.Of(written)}' is not a domain: write it as 'example.org', '*.example.org', 'example.org:8443' or '192.0.2.7'.");
        }

        var hasPort = rest.Contains(':', StringComparison.Ordinal) && !rest.EndsWith(']');
        return (new AllowedDomain(host, hasPort ? address.Port : null, scheme, below), null);
    }

    /// <summary>Whether an address is meant. A name stands for its subdomains too, an IP address for itself only.</summary>
    public bool Allows(WebAddress address) =>
        address.Host is { } host
        && (Scheme is null || Scheme == address.Scheme)
        && (Port is null || Port == address.Port)
        && ((!OnlyBelow && host.Name == Host.Name) || (Host.Address is null && host.Address is null && host.Name.EndsWith("." + Host.Name, StringComparison.Ordinal)));

    /// <summary>What Chromium's <c>--host-rules</c> calls it. They know hosts and no ports, and IPv6 without brackets.</summary>
    public IEnumerable<string> ChromiumPatterns()
    {
        if (!OnlyBelow)
        {
            yield return Host.Name;
        }

        if (Host.Address is null)
        {
            yield return $"*.{Host.Name}";
        }
    }
}
