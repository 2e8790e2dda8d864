using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Http;
using MassGen.Providers.Json;

namespace MassGen.Providers.Recording;

/// <summary>A request as cassettes hold and compare it: canonical JSON without secrets and pictures.</summary>
internal static class RequestJson
{
    public static async Task<JsonNode?> ReadAsync(HttpRequestMessage request, SecretScrubber scrubber, CancellationToken cancellationToken)
    {
        if (request.Content is null)
        {
            return null;
        }

        // The SDK's content can be written more than once, so this copy takes nothing from the request.
        using var copy = new MemoryStream();
        await request.Content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
        var text = scrubber.Scrub(System.Text.Encoding.UTF8.GetString(copy.GetBuffer(), 0, (int)copy.Length));
        try
        {
            return JsonText.Canonical(PicturesOut.Of(JsonNode.Parse(text)));
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
