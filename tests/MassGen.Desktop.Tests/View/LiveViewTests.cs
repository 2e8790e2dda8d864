using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using MassGen.Desktop.View;
using Xunit;

namespace MassGen.Desktop.Tests.View;

public sealed class LiveViewTests
{
    [Fact]
    public async Task A_wrong_token_is_not_accepted()
    {
        await using var watched = await WatchedScreen.StartAsync();

        using var answer = await watched.RedeemAsync("guessed");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_token_is_good_once()
    {
        await using var watched = await WatchedScreen.StartAsync();
        var token = watched.NewToken();

        using var first = await watched.RedeemAsync(token);
        using var second = await watched.RedeemAsync(token);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.Forbidden), (first.StatusCode, second.StatusCode));
        Assert.Contains("massgen desktop view", await second.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cookie_is_for_no_script_and_no_other_site()
    {
        await using var watched = await WatchedScreen.StartAsync();

        using var answer = await watched.RedeemAsync(watched.NewToken());

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.EndsWith("; path=/; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.StartsWith($"massgen-view-{watched.View.Address.Port}=", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.org")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_token_from_another_page_is_refused_and_stays_good(string origin)
    {
        await using var watched = await WatchedScreen.StartAsync();
        var token = watched.NewToken();

        using var foreign = await watched.RedeemAsync(token, origin);
        using var own = await watched.RedeemAsync(token);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NoContent), (foreign.StatusCode, own.StatusCode));
    }

    [Theory]
    [InlineData("http://example.org", HttpStatusCode.Forbidden)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("own", HttpStatusCode.SwitchingProtocols)]
    public async Task Only_our_own_page_sees_the_screen(string? origin, HttpStatusCode expected)
    {
        await using var watched = await WatchedScreen.StartAsync();

        using var socket = await watched.WatchAsync(await watched.CookieAsync(), origin == "own" ? watched.Origin : origin);

        Assert.Equal(expected, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Without_a_session_there_is_no_screen()
    {
        await using var watched = await WatchedScreen.StartAsync();

        using var socket = await watched.WatchAsync("massgen-view-1=guessed", watched.Origin);
        using var state = await watched.SendAsync(HttpMethod.Get, "/state");

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (socket.HttpStatusCode, state.StatusCode));
        Assert.Equal(0, watched.Screen.Connections);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/view.js")]
    [InlineData("/state")]
    public async Task A_name_that_was_led_to_this_machine_gets_nothing(string path)
    {
        await using var watched = await WatchedScreen.StartAsync();

        using var answer = await watched.SendAsync(HttpMethod.Get, path, null, ("Host", $"example.org:{watched.View.Address.Port}"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_page_runs_only_its_own_scripts()
    {
        await using var watched = await WatchedScreen.StartAsync();

        using var answer = await watched.SendAsync(HttpMethod.Get, "/");

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_viewers_do_does_not_reach_a_desktop_that_is_only_watched()
    {
        await using var watched = await WatchedScreen.StartAsync();
        using var viewer = await watched.ViewerAsync();

        await viewer.SendAsync(Messages.Key, WebSocketMessageType.Binary, true, default);
        await viewer.SendAsync(Messages.Pointer, WebSocketMessageType.Binary, true, default);
        await viewer.SendAsync(Messages.Clipboard, WebSocketMessageType.Binary, true, default);
        await viewer.SendAsync(Messages.WholeScreen, WebSocketMessageType.Binary, true, default);

        // The picture is the answer to the last message; the ones before it came to nothing.
        Assert.True((await viewer.ReceiveAsync(new byte[64], default)).Count > 0);
        Assert.False(watched.Screen.Received.TryRead(out _));
    }

    [Fact]
    public async Task With_control_what_viewers_do_reaches_the_desktop()
    {
        await using var watched = await WatchedScreen.StartAsync(control: true);
        using var viewer = await watched.ViewerAsync();

        await viewer.SendAsync(Messages.Pointer, WebSocketMessageType.Binary, true, default);
        await viewer.SendAsync(Messages.Key, WebSocketMessageType.Binary, true, default);

        Assert.Equal(Messages.Pointer, await watched.Screen.Received.ReadAsync());
        Assert.Equal(Messages.Key, await watched.Screen.Received.ReadAsync());
    }

    [Fact]
    public async Task The_end_of_the_run_is_told_in_words()
    {
        await using var watched = await WatchedScreen.StartAsync();
        using var viewer = await watched.ViewerAsync();

        var ending = watched.View.DisposeAsync();
        var last = await viewer.ReceiveAsync(new byte[64], default);
        await viewer.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        await ending;

        Assert.Equal(WebSocketMessageType.Close, last.MessageType);
        Assert.Equal((ViewEnd.Over, "The run has ended."), (viewer.CloseStatus, viewer.CloseStatusDescription));
    }

    [Fact]
    public async Task A_screen_that_breaks_off_may_come_back()
    {
        await using var watched = await WatchedScreen.StartAsync();
        using var viewer = await watched.ViewerAsync();

        watched.Screen.Break();
        await viewer.ReceiveAsync(new byte[64], default);

        Assert.Equal(ViewEnd.Interrupted, viewer.CloseStatus);
        using var next = await watched.ViewerAsync();
        Assert.Equal(WebSocketState.Open, next.State);
    }

    [Fact]
    public async Task A_ninth_window_is_told_that_there_is_no_room()
    {
        await using var watched = await WatchedScreen.StartAsync();
        var viewers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => watched.ViewerAsync()));

        using var ninth = await watched.WatchAsync(await watched.CookieAsync(), watched.Origin);
        await ninth.ReceiveAsync(new byte[64], default);

        Assert.Equal("8 windows show this desktop already. Close one.", ninth.CloseStatusDescription);
        Assert.All(viewers, viewer => Assert.Equal(WebSocketState.Open, viewer.State));
    }

    [Fact]
    public async Task A_viewer_that_never_answers_does_not_hold_up_the_end()
    {
        await using var watched = await WatchedScreen.StartAsync();
        using var viewer = await watched.ViewerAsync();

        await watched.View.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<HttpRequestException>(() => watched.SendAsync(HttpMethod.Get, "/"));
    }

    [Fact]
    public async Task Only_the_key_gives_further_links_and_no_browser_can_use_it()
    {
        await using var watched = await WatchedScreen.StartAsync();
        var key = ("Authorization", $"Bearer {watched.View.Key}");

        using var without = await watched.SendAsync(HttpMethod.Post, "/links", "");
        using var byPage = await watched.SendAsync(HttpMethod.Post, "/links", "", key, ("Origin", watched.Origin));
        using var with = await watched.SendAsync(HttpMethod.Post, "/links", "", key);
        using var session = await watched.RedeemAsync(await with.Content.ReadAsStringAsync());

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (without.StatusCode, byPage.StatusCode));
        Assert.Equal(HttpStatusCode.NoContent, session.StatusCode);
    }

    [Theory]
    [InlineData("/links", false)]
    [InlineData("/links?control", true)]
    public async Task A_link_allows_control_only_where_it_was_asked_for_so(string path, bool allows)
    {
        await using var watched = await WatchedScreen.StartAsync();
        using var link = await watched.SendAsync(HttpMethod.Post, path, "", ("Authorization", $"Bearer {watched.View.Key}"));
        using var session = await watched.RedeemAsync(await link.Content.ReadAsStringAsync());

        using var state = await watched.SendAsync(HttpMethod.Get, "/state", null, ("Cookie", session.Headers.GetValues("Set-Cookie").Single().Split(';')[0]));

        Assert.Equal($$"""{"name":"agent1","control":{{(allows ? "true" : "false")}}}""", await state.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_port_that_is_taken_is_named()
    {
        await using var watched = await WatchedScreen.StartAsync();
        var options = new LiveViewOptions { Port = watched.View.Address.Port };

        var fault = await Assert.ThrowsAsync<DesktopException>(() => LiveView.StartAsync(watched.Screen.ConnectAsync, options, TimeProvider.System, default));

        Assert.Equal("MG6160", fault.Code);
        Assert.Contains(options.Port.ToString(CultureInfo.InvariantCulture), fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_listens_beyond_the_loopback_address()
    {
        var before = Listeners.All();
        await using var watched = await WatchedScreen.StartAsync();
        using var viewer = await watched.ViewerAsync();

        var port = $"{watched.View.Address.Port:X4}";
        var own = Listeners.All().Except(before).Where(address => address.EndsWith(':' + port)).ToList();

        Assert.Equal([$"0100007F:{port}"], own);
    }
}
