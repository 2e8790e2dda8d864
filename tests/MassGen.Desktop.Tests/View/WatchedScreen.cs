using System.Net;
using System.Net.WebSockets;
using MassGen.Desktop.View;
using MassGen.Testing;

namespace MassGen.Desktop.Tests.View;

/// <summary>A live view of a fake screen, and a browser's part in the conversation.</summary>
internal sealed class WatchedScreen : IAsyncDisposable
{
    private static readonly SocketsHttpHandler Edge = new() { UseProxy = false, UseCookies = false };

    private readonly HttpMessageInvoker _invoker = new(Edge, disposeHandler: false);

    private WatchedScreen(LiveView view, FakeScreen screen) => (View, Screen) = (view, screen);

    public LiveView View { get; }

    public FakeScreen Screen { get; }

    public string Origin => View.Address.GetLeftPart(UriPartial.Authority);

    public static Task<WatchedScreen> StartAsync(bool control = false)
    {
        var screen = new FakeScreen();
        return StartAsync(screen.ConnectAsync, control, screen);
    }

    /// <summary>A live view of whatever this connects to.</summary>
    public static async Task<WatchedScreen> StartAsync(Func<CancellationToken, Task<Stream>> connect, bool control, FakeScreen? screen = null)
    {
        var options = new LiveViewOptions { Name = "agent1", AllowsControl = control };
        return new WatchedScreen(await LiveView.StartAsync(connect, options, TimeProvider.System, default), screen ?? new FakeScreen());
    }

    public string NewToken() => View.NewLink().Fragment[1..];

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(View.Address, path));
        request.Content = body is null ? null : new StringContent(body);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _invoker.SendAsync(request, default);
    }

    public Task<HttpResponseMessage> RedeemAsync(string token, string? origin = null) =>
        SendAsync(HttpMethod.Post, "/session", token, ("Origin", origin ?? Origin));

    public async Task<string> CookieAsync()
    {
        using var answer = await RedeemAsync(NewToken());
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    public async Task<ClientWebSocket> WatchAsync(string? cookie, string? origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        if (cookie is not null)
        {
            socket.Options.SetRequestHeader("Cookie", cookie);
        }

        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        try
        {
            await socket.ConnectAsync(new Uri($"ws://{View.Address.Authority}/screen"), _invoker, default);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != HttpStatusCode.SwitchingProtocols)
        {
            // The status says why.
        }

        return socket;
    }

    /// <summary>A viewer that has greeted the screen.</summary>
    public async Task<ClientWebSocket> ViewerAsync()
    {
        var viewer = await WatchAsync(await CookieAsync(), Origin);
        await viewer.SendAsync("RFB 003.008\n\u0001\0"u8.ToArray(), WebSocketMessageType.Binary, true, default);
        var greeting = await ReceiveAsync(viewer, 12 + 2 + 4 + 24);
        await ReceiveAsync(viewer, greeting[^1]);
        return viewer;
    }

    private static async Task<byte[]> ReceiveAsync(ClientWebSocket viewer, int count)
    {
        var received = new byte[count];
        for (var read = 0; read < count;)
        {
            read += (await viewer.ReceiveAsync(received.AsMemory(read), default)).Count;
        }

        return received;
    }

    public async ValueTask DisposeAsync()
    {
        await View.DisposeAsync();
        _invoker.Dispose();
    }
}
