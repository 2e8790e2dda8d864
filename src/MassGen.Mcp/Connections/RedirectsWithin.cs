using System.Net;

namespace MassGen.Mcp;

/// <summary>
/// Follows a server to another of its own paths, as frameworks do that want a slash at the end, and to nobody else: an address was
/// checked before it was used, and the headers hold keys.
/// </summary>
/// <param name="inner">What carries HTTP, without following anybody itself.</param>
internal sealed class RedirectsWithin(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int MostHops = 5;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var hops = 0; ; hops++)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode is < HttpStatusCode.MultipleChoices or >= HttpStatusCode.BadRequest || response.Headers.Location is not { } location)
                return response;
            var status = response.StatusCode;
            response.Dispose();
            request.RequestUri = Next(request.RequestUri!, location, status, hops);
        }
    }

    private static Uri Next(Uri here, Uri location, HttpStatusCode status, int hops)
    {
        var next = new Uri(here, location);
        var place = next.GetLeftPart(UriPartial.Path);
        if (Origin(next) != Origin(here))
            throw new RedirectRefusedException($"it sends on to {Origin(next)}, another server, which is not followed; if that is right, write its address as 'url'");
        if (status is not (HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            throw new RedirectRefusedException($"it answers {(int)status} and sends on to {place}; write that address as 'url'");
        return hops < MostHops ? next : throw new RedirectRefusedException($"it sent on {MostHops} times, the last time to {place}");
    }

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);
}

/// <summary>A server sent on to where nobody is followed. The message is the end of a sentence; trying again would lead there again.</summary>
internal sealed class RedirectRefusedException(string message) : HttpRequestException(message);
