using System.Net;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Providers.Http;

namespace MassGen.Providers.Recording;

/// <summary>
/// Stands at the HTTP edge and writes down what passes, without secrets. The file appears whole when the handler is disposed, or
/// not at all. Answers are passed on while they arrive.
/// </summary>
public sealed class RecordingHandler : DelegatingHandler
{
    // Everything else names machines, accounts or proxies, or differs from call to call.
    private static readonly string[] KeptHeaders = ["content-type", "retry-after"];

    private static readonly string? Version =
        typeof(RecordingHandler).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly SecretScrubber _scrubber;
    private readonly Lock _gate = new();
    private readonly List<Interaction> _interactions = [];
    private readonly Dictionary<string, int> _calls = [];
    private readonly List<Uri> _endpoints = [];
    private bool _written;

    /// <summary>Makes the handler.</summary>
    /// <param name="inner">The handler that sends.</param>
    /// <param name="path">The cassette's file; one that exists is replaced.</param>
    /// <param name="time">The clock for the date of the recording.</param>
    /// <param name="secrets">Secrets known by value; whatever looks like a key is removed in any case.</param>
    public RecordingHandler(HttpMessageHandler inner, string path, TimeProvider time, params IEnumerable<string?> secrets)
        : base(inner)
    {
        (_path, _time, _scrubber) = (path, time, new SecretScrubber(secrets));
    }

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var conversation = OutgoingHandler.ConversationOf(request);
        var asked = await RequestJson.ReadAsync(request, _scrubber, cancellationToken).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);

        // Numbered only now: a request that nobody answered is not in the recording.
        var call = Begin(conversation, request.RequestUri!);
        var headers = Kept(response);
        var status = (int)response.StatusCode;

        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        var content = new StreamContent(new CopyingStream(stream, (bytes, isComplete) =>
        {
            var body = _scrubber.Scrub(Encoding.UTF8.GetString(bytes.Span));
            Add(new Interaction(conversation, call, asked, status, headers, body, isComplete, ServedModel(body)));
        }));
        foreach (var header in response.Content.Headers)
        {
            content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        response.Content = content;
        return response;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Write();
        }

        base.Dispose(disposing);
    }

    private int Begin(string conversation, Uri endpoint)
    {
        lock (_gate)
        {
            if (_endpoints.TrueForAll(known => known.Host != endpoint.Host))
            {
                _endpoints.Add(endpoint);
            }

            return _calls[conversation] = _calls.GetValueOrDefault(conversation) + 1;
        }
    }

    private void Add(Interaction interaction)
    {
        lock (_gate)
        {
            _interactions.Add(interaction);
        }
    }

    private void Write()
    {
        lock (_gate)
        {
            if (_written || _endpoints.Count == 0)
            {
                return;
            }

            _written = true;
            var provenance = _endpoints.Exists(IsThisMachine) ? CassetteHeader.Scripted : CassetteHeader.Recorded;
            var hosts = string.Join(", ", _endpoints.Select(endpoint => endpoint.Host).Order(StringComparer.Ordinal));
            var header = new CassetteHeader(CassetteHeader.CurrentFormat, provenance, _time.GetUtcNow(), hosts, Version);
            var folder = Path.GetDirectoryName(Path.GetFullPath(_path))!;
            Directory.CreateDirectory(folder);
            var temporary = Path.Combine(folder, $".{Path.GetFileName(_path)}.{Guid.NewGuid():N}.tmp");
            File.WriteAllText(temporary, new Cassette(header, _interactions).ToText());
            File.Move(temporary, _path, overwrite: true);
        }
    }

    private Dictionary<string, string> Kept(HttpResponseMessage response) => response.Headers.Concat(response.Content.Headers)
        .Where(header => KeptHeaders.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
        .ToDictionary(header => header.Key.ToLowerInvariant(), header => _scrubber.Scrub(string.Join(", ", header.Value)));

    // A script behind another name for this machine is still a script.
    private static bool IsThisMachine(Uri endpoint) => endpoint.IsLoopback
        || endpoint.Host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(endpoint.Host.Trim('[', ']'), out var address)
            && (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any)));

    private static string? ServedModel(string body)
    {
        foreach (var line in body.Split('\n'))
        {
            var json = line.StartsWith("data:", StringComparison.Ordinal) ? line["data:".Length..] : line;
            if (ModelIn(Parse(json)) is { } name)
            {
                return name;
            }
        }

        return ModelIn(Parse(body));
    }

    // The Responses API and Anthropic's Messages name it one level deeper.
    private static string? ModelIn(JsonNode? node) => node is not JsonObject chunk ? null
        : (chunk["model"] ?? (chunk["response"] as JsonObject)?["model"] ?? (chunk["message"] as JsonObject)?["model"]) is JsonValue model
            && model.TryGetValue(out string? name) && name.Length > 0 ? name : null;

    private static JsonNode? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
