using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using MassGen.Providers.Http;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace MassGen.Providers;

/// <summary>
/// A chat client over OpenAI-compatible chat completions. Every failure is a <see cref="ProviderException"/>; an answer that is not
/// known to be complete is a failure.
/// </summary>
public sealed class OpenAiChatClient : IChatClient
{
    private readonly ChatClient _chat;
    private readonly ChatClientMetadata _metadata;
    private readonly RequestMapping _request;
    private readonly SecretScrubber _scrubber;
    private readonly AnswerChunks _chunks;
    private readonly HttpClient _http;

    internal OpenAiChatClient(
        ChatClient chat, ChatClientMetadata metadata, RequestMapping request, SecretScrubber scrubber, HttpClient http)
    {
        (_chat, _metadata, _request, _scrubber, _http) = (chat, metadata, request, scrubber, http);
        _chunks = new AnswerChunks(scrubber);
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
        var answer = new StreamedAnswer(_metadata.DefaultModelId);
        var chunks = ChunksAsync(_request.Map(messages, options), cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (chunks.ConfigureAwait(false))
        {
            while (await NextAsync(chunks, answer, cancellationToken).ConfigureAwait(false) is { } chunk)
            {
                if (answer.Take(chunk) is { } piece)
                {
                    yield return piece;
                }
            }
        }

        yield return answer.Close();
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? _metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // The request and the answer are written and read here: what the SDK reads of an answer is less than providers send, and it throws
    // away answers with finish reasons of theirs. The way to the provider and back is the SDK's.
    private async IAsyncEnumerable<JsonElement> ChunksAsync(BinaryData body, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var content = BinaryContent.Create(body);
        var options = new RequestOptions { BufferResponse = false, CancellationToken = cancellationToken };
        var result = await _chat.CompleteChatAsync(content, options).ConfigureAwait(false);
        using var response = result.GetRawResponse();
        var type = response.Headers.TryGetValue("Content-Type", out var named) ? named! : "";
        await foreach (var chunk in _chunks.ReadAsync(response.ContentStream!, type, cancellationToken).ConfigureAwait(false))
        {
            yield return chunk;
        }
    }

    private async Task<JsonElement?> NextAsync(IAsyncEnumerator<JsonElement> chunks, StreamedAnswer answer, CancellationToken cancellationToken)
    {
        try
        {
            return await chunks.MoveNextAsync().ConfigureAwait(false) ? chunks.Current : null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            throw Translate(failure, answer.Began);
        }
    }

    private ProviderException Translate(Exception failure, bool answerBegan)
    {
        for (var one = failure; one is not null; one = one.InnerException)
        {
            if (one is ProviderException ours)
            {
                return ours;
            }

            if (one is ClientResultException refused && refused.GetRawResponse() is { } response)
            {
                var retryAfter = response.Headers.TryGetValue("retry-after", out var seconds)
                    && int.TryParse(seconds, CultureInfo.InvariantCulture, out var given) ? TimeSpan.FromSeconds(given) : (TimeSpan?)null;
                return new ProviderException(
                    FaultClassifier.Classify(response.Status, _scrubber.Scrub(response.Content.ToString()), retryAfter));
            }
        }

        var fault = ConnectionFaults.Of(failure, answerBegan);
        return new ProviderException(fault with { Message = _scrubber.Scrub(fault.Message) }, failure);
    }
}
