using System.Diagnostics;
using MassGen.Desktop.ComputerUse;
using MassGen.Events;
using MassGen.Sandbox;
using Xunit;

namespace MassGen.Desktop.Tests.Session;

/// <summary>What happens when a part of a desktop goes. Numbers as in the list of checks (C.5).</summary>
[Collection(OneAtATime.Name)]
public sealed class LossTests(DesktopImage image) : IAsyncLifetime
{
    // What is left is counted here.
    public Task InitializeAsync() => image.ForgetAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [SkippableTheory]
    [InlineData("chromium", "the browser (Chromium) ended with code 137"), InlineData("Xvfb", "the screen (Xvfb) ended with code 137"), InlineData("x11vnc", "the view (x11vnc) ended with code 137")]
    public Task C12_a_program_that_ends_is_told_and_another_desktop_takes_over(string program, string reason) =>
        AssertReplacedAsync(image.Provider, desktop => EndAsync(desktop, program), reason);

    [SkippableFact]
    public Task C12_a_container_that_the_engine_ends_is_told_and_replaced() =>
        AssertReplacedAsync(image.Provider, async _ => await DockerAsync("kill", Assert.Single(await OwnAsync())), "its container has ended, or the connection to it broke");

    [SkippableFact]
    public async Task C12_a_connection_to_the_engine_that_breaks_is_told_and_the_desktop_replaced()
    {
        _ = image.Provider;
        await using var gate = new EngineGate();
        await using var provider = (await SandboxSelection.SelectAsync(SandboxChoice.Docker, gate.Variable, TimeProvider.System, default)).Required;
        await AssertReplacedAsync(provider, _ => Task.Run(gate.Cut), "its container has ended, or the connection to it broke");
    }

    [SkippableFact]
    public async Task C12_a_full_tmp_and_a_fork_bomb_do_not_reach_beyond_the_desktop()
    {
        await using (var desktop = await image.OpenAsync(new() { HasBrowser = false }))
        {
            var full = await desktop.Sandbox.RunAsync(SandboxCommand.Shell("head -c 400m /dev/zero >/tmp/full; ls -l /tmp/full | wc -l"), default);
            Assert.Contains("No space left", full.Stderr.Text, StringComparison.Ordinal);
            Assert.True((await desktop.CaptureAsync(default)).Png.Length > 0);
            await desktop.PerformAsync(new Launch(["sh", "-c", "b() { b | b & }; b"]), default);
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed < TimeSpan.FromSeconds(2) && await Record.ExceptionAsync(() => desktop.CaptureAsync(default)) is null)
                await Task.Yield();
        }

        await AssertNothingIsLeftAsync(async () =>
        {
            await using var next = await image.OpenAsync(new() { HasBrowser = false });
            Assert.True((await next.PerformAsync(new MovePointer(new(9, 9)), default)).Settled);
        });
    }

    [SkippableFact]
    public async Task A_closed_browser_is_no_loss_and_can_be_opened_again()
    {
        await using var desktop = await image.OpenAsync();
        await desktop.PerformAsync(new PressKeys(["ctrl", "shift", "w"]), default);
        await UntilAsync(async () => (await desktop.ListWindowsAsync(default)).Count == 0);
        Assert.True(desktop.IsUsable, desktop.LostBecause);
        await desktop.PerformAsync(new Launch(["chromium", "data:text/html,<title>again</title>"]), default);
        await UntilAsync(async () => (await desktop.ListWindowsAsync(default)).Any(window => window.Title.StartsWith("again", StringComparison.Ordinal)));
        Assert.StartsWith("again", (await desktop.ListWindowsAsync(default))[0].Title, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task C10_C11_two_desktops_share_nothing()
    {
        await using var one = await image.OpenAsync(new() { HasBrowser = false });
        await using var other = await image.OpenAsync(new() { HasBrowser = false, Size = new(640, 480) });
        await one.PerformAsync(new SetClipboard("one's own"), default);
        await one.Sandbox.CopyInAsync([new("mine.txt", "x"u8.ToArray())], default);
        await one.PerformAsync(new MovePointer(new(600, 400)), default);
        Assert.Equal(("one's own", ""), (await one.ReadClipboardAsync(default), await other.ReadClipboardAsync(default)));
        Assert.Equal("", (await other.Sandbox.RunAsync(new() { Arguments = ["ls", "/workspace"] }, default)).Stdout.Text);
        Assert.Equal(new ScreenSize(640, 480), (await other.CaptureAsync(default)).Size);
    }

    [SkippableTheory]
    [InlineData("MG6102", 100, 480, "en_US", "UTC", null), InlineData("MG6102", 1281, 800, "en_US", "UTC", null), InlineData("MG6102", 2568, 1600, "en_US", "UTC", null)]
    [InlineData("MG6114", 640, 480, "$(id)", "UTC", null), InlineData("MG6114", 640, 480, "en_US", "../etc", null), InlineData("MG6114", 640, 480, "en_US", "UTC", "../up")]
    public async Task Options_that_cannot_be_used_are_refused_before_anything_starts(string code, int width, int height, string locale, string zone, string? site)
    {
        var options = new DesktopOptions { Size = new(width, height), Locale = locale, TimeZone = zone, Site = site };
        Assert.Equal(code, (await Assert.ThrowsAsync<DesktopException>(() => image.OpenAsync(options))).Code);
        Assert.Empty(await OwnAsync());
    }

    [SkippableTheory, InlineData("debian:bookworm-slim", "MG6101"), InlineData("massgen/no-such-image:1", "MG6003")]
    public async Task An_image_that_is_no_desktop_is_told_from_one_that_is_not_there(string name, string code)
    {
        var failure = await Record.ExceptionAsync(() => Desktops.OpenAsync(image.Provider, name, new(), TimeProvider.System, default));
        Assert.Equal(code, (failure as DesktopException)?.Code ?? (failure as SandboxException)?.Code);
        Assert.Empty(await OwnAsync());
    }

    // As an agent's tools use desktops: the error is the model's, the event is the person's, and nothing stays.
    private async Task AssertReplacedAsync(ISandboxProvider provider, Func<DesktopSession, Task> end, string reason)
    {
        var events = new List<RunEvent>();
        await using (var own = new AgentDesktop("ada", async token => await Desktops.OpenAsync(provider, image.Name, new(), TimeProvider.System, token), events.Add, TimeProvider.System))
        {
            var lost = (DesktopSession)await own.GetAsync(default);
            await end(lost);
            await lost.Lost.WaitAsync(TimeSpan.FromSeconds(10));
            var told = await Assert.ThrowsAsync<DesktopException>(() => lost.PerformAsync(new Click(new(5, 5)), default));
            Assert.Equal(("MG6103", $"The desktop was lost: {lost.LostBecause}."), (told.Code, told.Message));
            Assert.StartsWith(reason, lost.LostBecause, StringComparison.Ordinal);
            Assert.True((await (await own.GetAsync(default)).PerformAsync(new MovePointer(new(9, 9)), default)).Settled);
            Assert.Equal([nameof(DesktopReady), nameof(DesktopLost), nameof(DesktopReady)], events.Select(happened => happened.GetType().Name));
            Assert.Equal((lost.Timings.Sandbox, lost.Timings.Screen, lost.Timings.Painted), events[0] is DesktopReady ready ? (ready.Sandbox, ready.Screen, ready.Painted) : default);
            Assert.Equal($"{lost.LostBecause}.", Assert.Single(events.OfType<DesktopLost>()).Reason, ignoreCase: true);
        }

        Assert.Empty(await OwnAsync());
    }

    private static async Task EndAsync(DesktopSession desktop, string program) => await desktop.Sandbox.RunAsync(
        SandboxCommand.Shell("for p in /proc/[0-9]*; do read -r name <$p/comm; [ \"$name\" = " + program + " ] && ! grep -q -e --type= $p/cmdline && kill -9 ${p#/proc/} && exit; done"), default);

    private static async Task AssertNothingIsLeftAsync(Func<Task> then)
    {
        Assert.Empty(await OwnAsync());
        await then();
        Assert.Empty(await OwnAsync());
    }

    private static async Task<IReadOnlyList<string>> OwnAsync() =>
        [.. (await DockerAsync("ps", "-aq", "--filter", $"label=massgen.pid={Environment.ProcessId}")).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    private static async Task<string> DockerAsync(params string[] line)
    {
        using var docker = Process.Start(new ProcessStartInfo("docker", line) { RedirectStandardOutput = true })!;
        return await docker.StandardOutput.ReadToEndAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var watch = Stopwatch.StartNew();
        while (!await isSo() && watch.Elapsed < TimeSpan.FromSeconds(10))
            await Task.Yield();
    }
}
