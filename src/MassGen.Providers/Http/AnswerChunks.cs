using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using MassGen.Providers.Json;
using MassGen.Providers.Wire;

namespace MassGen.Providers.Http;

/// <summary>Reads the chunks of an answer as they arrive. An error among them, and what is not a chunk, is a failure.</summary>
/// <param name="protocol">The form of the answer.</param>
/// <param name="scrubber">Removes secrets from errors found in an answer.</param>
internal sealed class AnswerChunks(IWireProtocol protocol, SecretScrubber scrubber)
{
    /// <summary>What stands for the provider's word that its answer is complete.</summary>
    public static JsonElement Done => default;

    /// <summary>The chunks of a body, and <see cref="Done"/> where the provider says so.</summary>
    /// <param name="body">The response's body.</param>
    /// <param name="mediaType">What the response says it is.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="ProviderException">It holds an error, or something that is not a chunk.</exception>
    public async IAsyncEnumerable<JsonElement> ReadAsync(
        Stream body, string mediaType, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A provider that was asked to stream and answers whole: its answer is the only chunk.
        if (mediaType.Contains("json", StringComparison.Ordinal) || mediaType.Contains("html", StringComparison.Ordinal))
        {
            using var reader = new StreamReader(body);
            yield return Whole(await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false));
            yield return Done;
            yield break;
        }

        var events = SseParser.Create(body, Chunk).EnumerateAsync(cancellationToken);
        await foreach (var chunk in events.ConfigureAwait(false))
        {
            if (chunk.Data is not { } data)
            {
                continue;
            }

            yield return data;
            if (data.ValueKind == JsonValueKind.Undefined)
            {
                yield break;
            }
        }
    }

    // Null for an event that says nothing: some proxies keep a connection open with them.
    private JsonElement? Chunk(string eventType, ReadOnlySpan<byte> written)
    {
        var data = written.Trim((byte)' ');
        if (data.IsEmpty || data.SequenceEqual("[DONE]"u8))
        {
            return data.IsEmpty ? null : Done;
        }

        // Which need not be JSON.
        if (eventType == "error")
        {
            throw Failed(data);
        }

        var chunk = Parse(data);
        return chunk.Text("type"u8) == "error" || HasError(chunk)
            ? throw Failed(data)
            : chunk;
    }

    private ProviderException Failed(ReadOnlySpan<byte> error) => new(ConnectionFaults.ErrorWhileAnswering(ErrorIn(Encoding.UTF8.GetString(error))));

    private static JsonElement Parse(ReadOnlySpan<byte> data)
    {
        // Such text would parse here, and fail where somebody reads it.
        if (!Utf8.IsValid(data))
        {
            throw new ProviderException(ConnectionFaults.Unreadable("a piece of it is not UTF-8."));
        }

        try
        {
            return JsonReading.Parse(data) is { ValueKind: JsonValueKind.Object } chunk
                ? chunk
                : throw new ProviderException(ConnectionFaults.Unreadable("a piece of it is not a JSON object."));
        }
        catch (JsonException broken)
        {
            throw new ProviderException(ConnectionFaults.Cut("a piece of it is incomplete JSON."), broken);
        }
    }

    // Some providers put an empty error into every chunk.
    private static bool HasError(JsonElement chunk) => chunk.Field("error"u8) is { } error && error.GetRawText() is not ("\"\"" or "{}");

    // What a model writes stays as it is, also where it looks like a key; what a provider says of an error does not.
    private JsonElement Whole(string body)
    {
        try
        {
            var answer = JsonReading.Parse(body);
            return answer.ValueKind != JsonValueKind.Object
                ? throw new ProviderException(ConnectionFaults.Unreadable("it is not a JSON object."))
                : protocol.IsAnswer(answer) && !HasError(answer) ? answer
                : throw new ProviderException(ErrorIn(body) is { Said.Length: > 0 } error
                    ? ConnectionFaults.ErrorInsteadOfAnswer(error) : ConnectionFaults.Unreadable("it holds no answer."));
        }
        catch (JsonException broken)
        {
            throw new ProviderException(ConnectionFaults.Unreadable($"it should be JSON and begins: \"{ErrorIn(body).Text}\"."), broken);
        }
    }

    private ErrorBody ErrorIn(string body) => ErrorBody.Parse(scrubber.Scrub(body));
}
