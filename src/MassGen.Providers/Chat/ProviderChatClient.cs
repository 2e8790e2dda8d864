using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MassGen.Providers.Http;
using MassGen.Providers.Pacing;
using MassGen.Providers.Wire;
using Microsoft.Extensions.AI;

namespace MassGen.Providers;

/// <summary>
/// A chat client over any of the wire forms: chat completions, the Responses API, Anthropic's Messages. Every failure is a <see cref="ProviderException"/>; an answer that is not
/// known to be complete is a failure.
/// </summary>
public sealed class ProviderChatClient : IChatClient
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly Uri _address;
    private readonly ChatClientMetadata _metadata;
    private readonly IWireProtocol _protocol;
    private readonly RequestMapping _request;
    private readonly FailureReading _failures;
    private readonly AnswerChunks _chunks;
    private readonly HttpMessageInvoker _http;
    private readonly Route _route;
    private readonly TimeSpan _longestSilence;

    internal ProviderChatClient(
        ChatClientMetadata metadata,
        Uri address,
        IWireProtocol protocol,
        RequestMapping request,
        ProviderWay way,
        TimeSpan longestSilence)
    {
        (_metadata, _address, _protocol, _request, _failures, _http, _route, _longestSilence) =
            (metadata, address, protocol, request, way.Failures, way.Http, way.Route, longestSilence);
        _chunks = new AnswerChunks(protocol, way.Scrubber);
    }

    /// <inheritdoc/>
    /// <remarks>The answer is streamed also here, so that there is one way to read it.</remarks>
    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var answer = _protocol.Begin(_metadata.DefaultModelId);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var request = Request(_request.Map(messages, options));
        using var response = await SendAsync(request, silence, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var chunks = _chunks.ReadAsync(body, MediaTypeOf(response), silence.Token).GetAsyncEnumerator(cancellationToken);
        await using (chunks.ConfigureAwait(false))
        {
            while (!answer.IsOver && await NextAsync(chunks, answer, silence, cancellationToken).ConfigureAwait(false))
            {
                if (Take(answer, chunks.Current) is { } piece)
                {
                    yield return piece;
                }
            }
        }

        var last = answer.Close();
        Settle(request, last);
        yield return last;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static string MediaTypeOf(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var named) ? named.ToString() : "";

    private HttpRequestMessage Request(ReadOnlyMemory<byte> body)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = Json;
        return new HttpRequestMessage(HttpMethod.Post, _address) { Content = content };
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return response;
            }

            using (response)
            {
                silence.CancelAfter(_longestSilence);
                throw new ProviderException(await _failures.OfAsync(response, silence.Token).ConfigureAwait(false));
            }
        }
        catch (Exception failure) when (!FailureReading.IsWished(failure, cancellationToken))
        {
            throw _failures.Translate(failure, answerBegan: false);
        }
    }

    private async ValueTask<bool> NextAsync(
        IAsyncEnumerator<JsonElement> chunks, IAnswer answer, CancellationTokenSource silence, CancellationToken cancellationToken)
    {
        try
        {
            silence.CancelAfter(_longestSilence);
            return await chunks.MoveNextAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (!FailureReading.IsWished(failure, cancellationToken))
        {
            throw _failures.Translate(failure, answer.Began);
        }
    }

    private ChatResponseUpdate? Take(IAnswer answer, JsonElement chunk)
    {
        try
        {
            return answer.Take(chunk);
        }
        catch (ProviderException told)
        {
            throw _failures.Translate(told, answerBegan: true);
        }
    }

    private void Settle(HttpRequestMessage request, ChatResponseUpdate last)
    {
        if (last.Contents.OfType<UsageContent>().FirstOrDefault()?.Details is { } usage)
        {
            _route.Settle(request, usage.TotalTokenCount ?? 0, usage.OutputTokenCount ?? 0);
        }
    }
}
