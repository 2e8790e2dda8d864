using System.Net;
using System.Text.Json.Nodes;
using MassGen.Diagnostics;
using MassGen.Differences;
using MassGen.Providers.Http;
using MassGen.Providers.Json;

namespace MassGen.Providers.Recording;

/// <summary>
/// Stands at the HTTP edge in place of a network and answers from a cassette. Strict: the n-th request of a conversation must be the
/// n-th recorded one.
/// </summary>
/// <param name="cassette">The recording.</param>
/// <param name="scrubbers">Replace what differs from run to run; null for the usual ones.</param>
public sealed class ReplayingHandler(Cassette cassette, IReadOnlyList<Scrubber>? scrubbers = null) : HttpMessageHandler
{
    private static readonly SecretScrubber Secrets = new();

    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _calls = [];
    private readonly List<Diagnostic> _faults = [];

    /// <summary>Requests that could not be answered.</summary>
    public IReadOnlyList<Diagnostic> Faults
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>What was recorded and never asked for.</summary>
    public IReadOnlyList<Interaction> Unused()
    {
        lock (_gate)
        {
            return [.. cassette.Interactions.Where(one => one.Call > _calls.GetValueOrDefault(one.Conversation))];
        }
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var conversation = OutgoingHandler.ConversationOf(request);
        var asked = await RequestJson.ReadAsync(request, Secrets, cancellationToken).ConfigureAwait(false);
        return Respond(Take(conversation, asked), request);
    }

    private Interaction Take(string conversation, JsonNode? asked)
    {
        lock (_gate)
        {
            var call = _calls[conversation] = _calls.GetValueOrDefault(conversation) + 1;
            var recorded = cassette.Interactions.FirstOrDefault(one => one.Conversation == conversation && one.Call == call);
            if (recorded is null)
            {
                var count = cassette.Interactions.Count(one => one.Conversation == conversation);
                throw Fault($"Conversation '{conversation}' asks for call {call}; the recording has {count}.", "");
            }

            var difference = LineDiff.Of(Comparable(recorded.Request), Comparable(asked));
            return difference.IsEmpty ? recorded : throw Fault(
                $"Call {call} of conversation '{conversation}' differs from the recording ('-' recorded, '+' now):", "\n" + difference.Unified() + "\n");
        }
    }

    private ProviderException Fault(string message, string difference)
    {
        const string advice = "Record again, or undo the change that makes the run ask otherwise.";
        _faults.Add(new Diagnostic(ProviderCodes.FixtureMismatch, Severity.Error, (message + difference).TrimEnd(), Suggestion: advice));
        return new ProviderException(new ProviderFault(ProviderCodes.FixtureMismatch, null, message + difference, false, advice));
    }

    // Texts over several lines become several lines here, so that a changed prompt shows as the line that changed.
    private string Comparable(JsonNode? request) => JsonText.Indented(JsonText.MapTexts(
        Scrubber.Apply(JsonText.Canonical(request), scrubbers),
        text => text.Contains('\n', StringComparison.Ordinal)
            ? new JsonArray([.. text.Split('\n').Select(line => JsonValue.Create(line))])
            : JsonValue.Create(text)));

    private static HttpResponseMessage Respond(Interaction recorded, HttpRequestMessage request)
    {
        var response = new HttpResponseMessage((HttpStatusCode)recorded.Status)
        {
            RequestMessage = request,
            Content = new StreamContent(new ChunkedStream(recorded.Body, recorded.IsComplete)),
        };

        // A pause that the provider once asked for is not waited for again; everything else is as it was.
        foreach (var (name, value) in recorded.Headers.Where(header => header.Key != "retry-after"))
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }
}
