namespace MassGen.Desktop.ComputerUse;

/// <summary>
/// Which addresses a browser may open: with a list of domains only those; without one, everything but this desktop's own ports, private
/// networks and what is no page. The pages that the desktop itself serves are always open.
/// </summary>
/// <param name="allowed">The domains, or null for no list.</param>
/// <param name="servesSite">Whether the desktop serves a folder of pages.</param>
internal sealed class AddressRules(IReadOnlyList<AllowedDomain>? allowed, bool servesSite)
{
    /// <summary>Why an address may not be opened, in words for the model; null when it may.</summary>
    public string? Refusal(string written)
    {
        if (WebAddress.Read(written) is not { } address)
        {
            return $"'{Shown(written)}' is not an address.";
        }

        return address switch
        {
            { Scheme: "about" } => written.Trim().StartsWith("about:blank", StringComparison.OrdinalIgnoreCase) ? null : NoPage(address.Scheme),
            // What a browser shows when a page could not be opened.
            { Scheme: "chrome-error" } => null,
            { Scheme: "file" } => allowed is null ? null : NotAllowed(written),
            { Host: null } or { Scheme: not ("http" or "https") } => NoPage(address.Scheme),
            _ => OfPage(address, written),
        };
    }

    /// <summary>The same list for Chromium's <c>--host-rules</c>, so that links, redirects and parts of pages keep to its hosts; null where there is none.</summary>
    public string? ChromiumHostRules() => allowed is null ? null : string.Join(
        ", ", ["MAP * ~NOTFOUND", .. allowed.SelectMany(one => one.ChromiumPatterns()).Concat(Site()).Distinct().Select(pattern => $"EXCLUDE {pattern}")]);

    private string? OfPage(WebAddress address, string written)
    {
        if (servesSite && address is { Host.IsLoopback: true, Port: DesktopPorts.Site, Scheme: "http" })
        {
            return null;
        }

        if (allowed is not null)
        {
            return allowed.Any(one => one.Allows(address)) ? null : NotAllowed(written);
        }

        return address.Host!.IsPrivate
            ? $"'{Shown(written)}' is on this machine or in a private network, which stays closed unless 'allowed_domains' names it."
            : null;
    }

    private IEnumerable<string> Site() => servesSite ? ["localhost", "127.0.0.1"] : [];

    private string NotAllowed(string written) => $"'{Shown(written)}' is not among the allowed domains: {string.Join(", ", allowed!.Select(one => one.Host.Name))}.";

    private static string NoPage(string scheme) => $"Addresses that begin with '{scheme}:' are not opened here; use http or https.";

    private static string Shown(string written) => PlainText.Short(written, 200);
}
