using MassGen.Sandbox;
using Xunit;

namespace MassGen.Desktop.Tests.Session;

/// <summary>Pictures, their rest, windows and programs. Numbers as in the list of checks (C.5).</summary>
[Collection(OneAtATime.Name)]
public sealed class ScreenTests(DesktopImage image)
{
    [SkippableFact]
    public async Task C05_known_colours_are_at_known_places_and_the_size_is_exact()
    {
        var desktop = await image.SharedAsync();
        var frame = await desktop.CaptureAsync(default);
        Assert.Equal((new ScreenSize(1280, 800), "000005000000032008020000"), (frame.Size, Convert.ToHexString(frame.Png.Span[16..28])));
        var top = Enumerable.Range(60, 200).First(y => desktop.Screen.Now.At(new(1000, y)) == 0x204060);
        Assert.Equal((0xff0000, 0xff0000), (desktop.Screen.Now.At(new(100, top + 100)), desktop.Screen.Now.At(new(149, top + 149))));
        Assert.Equal((0x204060, 0x00ff80), (desktop.Screen.Now.At(new(150, top + 100)), desktop.Screen.Now.At(new(200, top + 100))));
        Assert.NotEqual(0xff0000, desktop.Screen.Now.At(new(99, top + 100)));
    }

    [SkippableFact]
    public async Task The_same_picture_has_the_same_hash_and_another_one_another()
    {
        var desktop = await image.SharedAsync();
        var first = (await desktop.PerformAsync(new MovePointer(new(1000, 600)), default)).Frame;
        Assert.Equal(first.Hash, (await desktop.CaptureAsync(default)).Hash);
        Assert.NotEqual(first.Hash, (await desktop.PerformAsync(new MovePointer(new(1000, 610)), default)).Frame.Hash);
    }

    [SkippableFact]
    public async Task C13_a_page_that_never_rests_and_popups_do_not_hold_anything_up()
    {
        await using var desktop = await image.OpenAsync(new() { LongestSettling = TimeSpan.FromMilliseconds(400) }, "busy.html");
        var restless = await desktop.PerformAsync(new MovePointer(new(640, 300)), default);
        Assert.False(restless.Settled);
        Assert.InRange(restless.Elapsed, TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(30));
        foreach (var key in (string[])["a", "p", "u", "s", "o"])
        {
            await desktop.PerformAsync(new PressKeys([key]), default);
            Assert.True((await desktop.CaptureAsync(default)).Png.Length > 1000);
            await desktop.PerformAsync(new PressKeys(["Escape"]), default);
        }

        await desktop.PerformAsync(new PressKeys(["ctrl", "o"]), default);
        await desktop.PerformAsync(new PressKeys(["Escape"]), default);
        await desktop.PerformAsync(new PressKeys(["F11"]), default);
        await desktop.PerformAsync(new PressKeys(["ctrl", "p"]), default);
        await desktop.PerformAsync(new PressKeys(["ctrl", "w"]), default);
        Assert.True(desktop.IsUsable, desktop.LostBecause);
    }

    [SkippableFact]
    public async Task C13_a_download_lands_in_the_workspace()
    {
        await using var desktop = await image.OpenAsync(null, "busy.html");
        await desktop.PerformAsync(new PressKeys(["d"]), default);
        CommandResult found;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        do
            found = await desktop.Sandbox.RunAsync(new() { Arguments = ["cat", "downloads/report.csv"] }, default);
        while (!found.Succeeded && watch.Elapsed.TotalSeconds < 5);
        Assert.Equal("a,b\n1,2\n", found.Stdout.Text);
    }

    [SkippableFact]
    public async Task Programs_are_started_windows_listed_and_brought_to_the_front()
    {
        await using var desktop = await image.OpenAsync(new() { HasBrowser = false });
        Assert.Empty(await desktop.ListWindowsAsync(default));
        await desktop.PerformAsync(new Launch(["l3afpad", "/workspace/$(id) one.txt"]), default);
        await desktop.PerformAsync(new Launch(["l3afpad", "/workspace/two.txt"]), default);
        var windows = await WindowsAsync(desktop, 2);
        Assert.Contains(windows, window => window.Title.Contains("$(id) one.txt", StringComparison.Ordinal));
        await desktop.PerformAsync(new ActivateWindow(windows[^1].Id), default);
        Assert.Equal(windows[^1].Id, (await desktop.ListWindowsAsync(default))[0].Id);
        await desktop.PerformAsync(new TypeText("Grüße"), default);
        await desktop.PerformAsync(new PressKeys(["ctrl", "s"]), default);
        var files = await desktop.Sandbox.RunAsync(SandboxCommand.Shell("cat /workspace/*.txt"), default);
        Assert.Equal("Grüße", files.Stdout.Text.Trim());
    }

    [SkippableFact]
    public async Task What_is_not_there_is_refused_with_what_is()
    {
        var desktop = await image.SharedAsync();
        Assert.Equal("MG6107", (await Assert.ThrowsAsync<DesktopException>(() => desktop.PerformAsync(new Launch(["firefox"]), default))).Code);
        var refused = await Assert.ThrowsAsync<DesktopException>(() => desktop.PerformAsync(new ActivateWindow(4711), default));
        Assert.Contains("There is no window 4711. There are: ", refused.Message, StringComparison.Ordinal);
        Assert.Equal("MG6113", (await Assert.ThrowsAsync<DesktopException>(() => desktop.ConnectAsync(4711, default))).Code);
        Assert.Equal("MG6108", (await Assert.ThrowsAsync<DesktopException>(() => desktop.PerformAsync(new Wait(TimeSpan.FromMinutes(2)), default))).Code);
    }

    [SkippableTheory, InlineData(DesktopPorts.View, "RFB 003"), InlineData(DesktopPorts.Browser, "HTTP/1.1 200")]
    public async Task C14_ports_of_the_desktop_are_reached_and_none_is_open_on_the_host(int port, string banner)
    {
        var desktop = await image.SharedAsync();
        var before = await File.ReadAllLinesAsync("/proc/net/tcp");
        await using var stream = await desktop.ConnectAsync(port, default);
        if (port == DesktopPorts.Browser)
            await stream.WriteAsync("GET /json/version HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"u8.ToArray());
        var bytes = new byte[banner.Length];
        await stream.ReadExactlyAsync(bytes);
        Assert.Equal(banner, System.Text.Encoding.ASCII.GetString(bytes));
        Assert.DoesNotContain(await File.ReadAllLinesAsync("/proc/net/tcp"), line => line.Contains($":{port:X4} 00000000:0000 0A", StringComparison.Ordinal) && !before.Contains(line));
    }

    private static async Task<IReadOnlyList<DesktopWindow>> WindowsAsync(DesktopSession desktop, int count)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        IReadOnlyList<DesktopWindow> windows;
        while ((windows = await desktop.ListWindowsAsync(default)).Count < count && watch.Elapsed.TotalSeconds < 10)
            await Task.Yield();
        return windows;
    }
}
