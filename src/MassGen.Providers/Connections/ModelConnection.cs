using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Http;
using MassGen.Providers.Json;

namespace MassGen.Providers;

/// <summary>
/// Asks a model in its provider's own words and gets the whole answer at once, for what chat clients have no words for, such as computer
/// use. Requests go the same way as those of chat clients: paced, repeated, recorded and replayed, without secrets in what is said.
/// </summary>
public sealed class ModelConnection : IDisposable
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly ProviderWay _way;
    private readonly Uri _address;
    private readonly TimeSpan _longestSilence;

    internal ModelConnection(WireForm form, string model, Uri address, ProviderWay way, TimeSpan longestSilence)
    {
        (Form, Model, _address, _way, _longestSilence) = (form, model, address, way, longestSilence);
    }

    /// <summary>The form in which the provider is asked.</summary>
    public WireForm Form { get; }

    /// <summary>The model to ask for.</summary>
    public string Model { get; }

    /// <summary>Asks once.</summary>
    /// <param name="body">The request.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="ProviderException">The provider cannot be reached, refuses, or answers something that cannot be read.</exception>
    public async Task<ModelReply> AskAsync(JsonObject body, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var content = new ReadOnlyMemoryContent(JsonText.Bytes(body));
        content.Headers.ContentType = Json;
        using var request = new HttpRequestMessage(HttpMethod.Post, _address) { Content = content };
        var answerBegan = false;
        try
        {
            using var response = await _way.Http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            silence.CancelAfter(_longestSilence);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new ProviderException(await _way.Failures.OfAsync(response, silence.Token).ConfigureAwait(false));
            }

            answerBegan = true;
            var reply = await ReadAsync(response, silence.Token).ConfigureAwait(false);
            _way.Route.Settle(request, reply.Usage?.TotalTokenCount ?? 0, reply.Usage?.OutputTokenCount ?? 0);
            return reply;
        }
        catch (Exception failure) when (!FailureReading.IsWished(failure, cancellationToken))
        {
            throw _way.Failures.Translate(failure, answerBegan);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _way.Http.Dispose();

    private async Task<ModelReply> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        var root = JsonReading.Parse(body);
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new ProviderException(ConnectionFaults.Unreadable("it is not a JSON object."));
        }

        if (root.Field("error"u8) is { ValueKind: JsonValueKind.Object })
        {
            throw new ProviderException(ConnectionFaults.ErrorInsteadOfAnswer(ErrorBody.Of(root)));
        }

        return ReplyReading.Of(Form, root);
    }
}
