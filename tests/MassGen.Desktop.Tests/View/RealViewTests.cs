using System.Net.WebSockets;
using Xunit;

namespace MassGen.Desktop.Tests.View;

/// <summary>The live view of a real desktop. Numbers as in the list of checks (C.5).</summary>
[Collection(OneAtATime.Name)]
public sealed class RealViewTests(DesktopImage image)
{
    private static readonly byte[][] Click = [[5, 0, 2, 208, 1, 44], [5, 1, 2, 208, 1, 44], [5, 0, 2, 208, 1, 44]];

    [SkippableFact]
    public async Task C14_a_click_in_the_view_reaches_the_page_where_it_may()
    {
        var desktop = await image.SharedAsync();
        await using var watched = await WatchAsync(desktop, control: true);
        using var viewer = await watched.ViewerAsync();
        var recording = await Recording.BeginAsync(desktop);

        await SendAsync(viewer, Click);

        var seen = await recording.UntilAsync(all => all.Any(one => one.Kind == "mouseup"));
        Assert.Equal(new ScreenPoint(720, 300), seen.First(one => one.Kind == "mousedown").At);
    }

    [SkippableFact]
    public async Task C14_a_view_that_only_shows_changes_nothing()
    {
        var desktop = await image.SharedAsync();
        await using var watched = await WatchAsync(desktop, control: false);
        using var viewer = await watched.ViewerAsync();
        var recording = await Recording.BeginAsync(desktop);

        await SendAsync(viewer, [.. Click, Messages.Key, Messages.WholeScreen]);
        await viewer.ReceiveAsync(new byte[64], default);
        await desktop.PerformAsync(new PressKeys(["F2"]), default);

        // What came later arrived; what the viewer sent before it did not.
        var seen = await recording.UntilAsync(all => all.Any(one => one.Kind == "keyup"));
        Assert.Equal(["keydown F2", "keyup F2"], seen.Select(one => $"{one.Kind} {one.Key}"));
    }

    [SkippableFact]
    public async Task C14_a_desktop_that_is_watched_opens_no_port_but_one_of_the_loopback_address()
    {
        var desktop = await image.SharedAsync();
        var before = Listeners.All();
        await using var watched = await WatchAsync(desktop, control: false);
        using var viewer = await watched.ViewerAsync();

        Assert.Contains($"0100007F:{watched.View.Address.Port:X4}", Listeners.All());
        Assert.DoesNotContain(Listeners.All().Except(before), address => address.EndsWith($":{DesktopPorts.View:X4}", StringComparison.Ordinal));
        Assert.All(Listeners.All().Where(address => address.EndsWith($":{watched.View.Address.Port:X4}", StringComparison.Ordinal)), address => Assert.StartsWith("0100007F", address, StringComparison.Ordinal));
    }

    private static Task<WatchedScreen> WatchAsync(DesktopSession desktop, bool control) =>
        WatchedScreen.StartAsync(token => desktop.ConnectAsync(DesktopPorts.View, token), control);

    private static async Task SendAsync(ClientWebSocket viewer, IEnumerable<byte[]> messages)
    {
        foreach (var message in messages)
        {
            await viewer.SendAsync(message, WebSocketMessageType.Binary, true, default);
        }
    }
}
