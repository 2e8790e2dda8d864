using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Providers.Http;

/// <summary>
/// Stands under the OpenAI SDK and turns what providers really send into what the SDK can read: see <see cref="ChunkNormaliser"/>.
/// A stream stays a stream: each event is passed on when it arrives.
/// </summary>
/// <param name="inner">The next handler towards the network.</param>
/// <param name="scrubber">Removes secrets from errors found in an answer.</param>
public sealed class NormalisingHandler(HttpMessageHandler inner, SecretScrubber scrubber) : DelegatingHandler(inner)
{
    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode || request.Method != HttpMethod.Post)
        {
            return response;
        }

        var chunks = new ChunkNormaliser(scrubber);
        var type = response.Content.Headers.ContentType?.MediaType ?? "";
        response.Content = type.Contains("json", StringComparison.Ordinal) || type.Contains("html", StringComparison.Ordinal)
            ? await WholeAsync(response, chunks, cancellationToken).ConfigureAwait(false)
            : await StreamAsync(response, chunks, cancellationToken).ConfigureAwait(false);
        response.Content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream");
        return response;
    }

    private static async Task<HttpContent> StreamAsync(
        HttpResponseMessage response, ChunkNormaliser chunks, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        return new StreamContent(new NormalisedStream(stream, chunks));
    }

    // A provider that was asked to stream and answers whole: its answer becomes a stream of one chunk.
    private async Task<HttpContent> WholeAsync(HttpResponseMessage response, ChunkNormaliser chunks, CancellationToken cancellationToken)
    {
        using (response.Content)
        {
            var body = scrubber.Scrub(await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false));
            var answer = Parse(body);
            if (answer["choices"] is not JsonArray { Count: > 0 } choices)
            {
                var error = ErrorBody.Of(answer);
                throw new ProviderException(error.Said.Length > 0
                    ? ConnectionFaults.ErrorInsteadOfAnswer(error)
                    : ConnectionFaults.Unreadable("it holds no choices."));
            }

            foreach (var choice in choices.OfType<JsonObject>())
            {
                choice["delta"] = choice["message"]?.DeepClone() ?? new JsonObject();
                choice.Remove("message");

                // A whole answer is its own proof that it ended; the empty reason lets the normaliser find the right word.
                choice["finish_reason"] ??= "";
            }

            answer["object"] = "chat.completion.chunk";
            return new StringContent(ServerSentEvents.Write([.. chunks.Next(answer), .. chunks.Done()]));
        }
    }

    private static JsonObject Parse(string body)
    {
        try
        {
            return JsonNode.Parse(body) as JsonObject
                ?? throw new ProviderException(ConnectionFaults.Unreadable("it is not a JSON object."));
        }
        catch (JsonException broken)
        {
            throw new ProviderException(
                ConnectionFaults.Unreadable($"it should be JSON and begins: \"{ErrorBody.Parse(body).Text}\"."), broken);
        }
    }
}
