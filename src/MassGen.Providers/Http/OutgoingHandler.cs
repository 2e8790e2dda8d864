namespace MassGen.Providers.Http;

/// <summary>Says who asks and whose conversation a request belongs to.</summary>
/// <param name="inner">The next handler towards the network.</param>
/// <param name="conversation">The conversation's stable name, for cassettes.</param>
/// <param name="headers">Headers to add to every request.</param>
public sealed class OutgoingHandler(HttpMessageHandler inner, string conversation, IReadOnlyDictionary<string, string> headers)
    : DelegatingHandler(inner)
{
    private static readonly HttpRequestOptionsKey<string> Conversation = new("massgen.conversation");

    /// <summary>The conversation a request belongs to; empty when nobody said.</summary>
    public static string ConversationOf(HttpRequestMessage request) => request.Options.TryGetValue(Conversation, out var name) ? name : "";

    /// <inheritdoc/>
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        request.Options.Set(Conversation, conversation);
        return base.SendAsync(request, cancellationToken);
    }
}
