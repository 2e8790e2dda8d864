using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MassGen.Sandbox.Engine;

/// <summary>
/// Speaks HTTP to one engine. Short calls and long streams have handlers of their own, so that many waiting streams cannot
/// starve a kill; each hijacked stream has a connection of its own.
/// </summary>
internal sealed class EngineConnection : IDisposable
{

    private const string Prefix = "/v1.41";

    /// <summary>No answer of the engine is read beyond this.</summary>
    private const int LongestAnswer = 4 * 1024 * 1024;

    private readonly TimeProvider _time;
    private readonly HttpClient _short;
    private readonly HttpClient _long;

    public EngineConnection(EngineEndpoint endpoint, TimeProvider time)
    {
        Endpoint = endpoint;
        _time = time;
        _short = NewClient(maxConnections: 20);
        _long = NewClient(maxConnections: 64);
    }

    /// <summary>The highest version that Docker 20.10 and every Podman speak, and that the newest daemon still accepts.</summary>
    public static Version Spoken { get; } = Version.Parse(Prefix[2..]);

    public EngineEndpoint Endpoint { get; }

    /// <summary>How long a call may take that has no reason to take long.</summary>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an engine that builds or pulls may say nothing.</summary>
    public TimeSpan QuietLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Asks for something and reads the answer.</summary>
    public async Task<T> CallAsync<T>(EngineCall call, JsonTypeInfo<T> answer, CancellationToken cancellationToken)
    {
        var body = await CallAsync(call, cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(body, answer)
                ?? throw new EngineException(call.Name, HttpStatusCode.OK, "the answer was null.");
        }
        catch (JsonException failure)
        {
            throw new EngineException(call.Name, HttpStatusCode.OK, "the answer is not the JSON it should be.", failure);
        }
    }

    /// <summary>Asks for something and gives the body of a success as it is.</summary>
    public async Task<string> CallAsync(EngineCall call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CallLimit, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var request = call.ToRequest(Prefix);
            using var response = await _short
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            var body = await ReadAsync(response, linked.Token).ConfigureAwait(false);
            return response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified
                ? body
                : throw new EngineException(call.Name, response.StatusCode, EngineError.Read(body));
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw Silent(call, CallLimit, failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw Broken(call, failure);
        }
    }

    /// <summary>Starts a call whose answer comes bit by bit. The caller disposes the response.</summary>
    public async Task<HttpResponseMessage> StreamAsync(EngineCall call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(QuietLimit, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var request = call.ToRequest(Prefix);
            var response = await _long
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, linked.Token).ConfigureAwait(false);
            return await CheckedAsync(call, response, response.IsSuccessStatusCode, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw Silent(call, QuietLimit, failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw Broken(call, failure);
        }
    }

    /// <summary>Asks for something whose answer comes line by line, each a piece of JSON.</summary>
    public async IAsyncEnumerable<T> LinesAsync<T>(
        EngineCall call, JsonTypeInfo<T> line, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var response = await StreamAsync(call, cancellationToken).ConfigureAwait(false);
        using var limit = new CancellationTokenSource(Timeout.InfiniteTimeSpan, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var opened = stream.ConfigureAwait(false);
        var lines = JsonSerializer.DeserializeAsyncEnumerable(stream, line, topLevelValues: true, linked.Token).GetAsyncEnumerator(linked.Token);
        await using var reading = lines.ConfigureAwait(false);
        while (await NextAsync(call, lines, limit, cancellationToken).ConfigureAwait(false))
        {
            if (lines.Current is { } current)
                yield return current;
        }
    }

    /// <summary>Turns a call into a two-way stream.</summary>
    public async Task<HijackedStream> HijackAsync(EngineCall call, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CallLimit, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        EngineChannel? channel = null;
        var invoker = new HttpMessageInvoker(NewHandler(1, opened => channel = opened));
        try
        {
            using var request = call.ToRequest(Prefix);
            request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            request.Headers.TryAddWithoutValidation("Upgrade", "tcp");
            var response = await invoker.SendAsync(request, linked.Token).ConfigureAwait(false);
            await CheckedAsync(call, response, response.StatusCode == HttpStatusCode.SwitchingProtocols, linked.Token).ConfigureAwait(false);
            var stream = await response.Content.ReadAsStreamAsync(linked.Token).ConfigureAwait(false);
            return new HijackedStream(call.Name, stream, channel!, response, invoker);
        }
        catch (Exception failure)
        {
            invoker.Dispose();
            if (failure is HttpRequestException or IOException)
                throw Broken(call, failure);
            if (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw Silent(call, CallLimit, failure);
            throw;
        }
    }

    public void Dispose()
    {
        _short.Dispose();
        _long.Dispose();
    }

    private async Task<bool> NextAsync<T>(
        EngineCall call, IAsyncEnumerator<T> lines, CancellationTokenSource limit, CancellationToken cancellationToken)
    {
        try
        {
            limit.CancelAfter(QuietLimit);
            return await lines.MoveNextAsync().ConfigureAwait(false);
        }
        catch (JsonException failure)
        {
            throw new EngineException(call.Name, HttpStatusCode.OK, "a line of the answer is not the JSON it should be.", failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw Silent(call, QuietLimit, failure);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw Broken(call, failure);
        }
    }

    private static EngineException Silent(EngineCall call, TimeSpan limit, Exception cause) =>
        new(call.Name, null, FormattableString.Invariant($"no answer within {limit.TotalSeconds:0.#} seconds."), cause);

    private static EngineException Broken(EngineCall call, Exception cause) =>
        new(call.Name, null, $"the connection failed ({cause.GetBaseException().Message.TrimEnd('.')}).", cause);

    private static async Task<HttpResponseMessage> CheckedAsync(
        EngineCall call, HttpResponseMessage response, bool isFine, CancellationToken cancellationToken)
    {
        if (isFine)
            return response;
        using (response)
        {
            var body = await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            throw new EngineException(
                call.Name, response.StatusCode,
                response.IsSuccessStatusCode ? $"it answered {(int)response.StatusCode} and gave no stream." : EngineError.Read(body));
        }
    }

    private static async Task<string> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var kept = new MemoryStream();
            var buffer = new byte[16 * 1024];
            int count;
            while ((count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0 && kept.Length < LongestAnswer)
                kept.Write(buffer, 0, count);
            return Encoding.UTF8.GetString(kept.GetBuffer(), 0, (int)kept.Length);
        }
    }

    private HttpClient NewClient(int maxConnections) => new(NewHandler(maxConnections, _ => { }))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private SocketsHttpHandler NewHandler(int maxConnections, Action<EngineChannel> opened) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
        MaxConnectionsPerServer = maxConnections,
        ConnectCallback = async (_, cancellationToken) =>
        {
            var channel = await EngineChannel.OpenAsync(Endpoint, cancellationToken).ConfigureAwait(false);
            opened(channel);
            return channel.Stream;
        },
    };
}
