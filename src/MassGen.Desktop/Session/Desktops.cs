using MassGen.Desktop.Session;
using MassGen.Sandbox;

namespace MassGen.Desktop;

/// <summary>Opens desktops.</summary>
public static class Desktops
{
    private const int MostRestless = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Below the window's title, which is there before the browser draws: the browser's tabs and its address.
    private static readonly Range BrowserBar = 30..110;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Opens a desktop and waits until its browser, where it has one, is painted.</summary>
    /// <param name="provider">Where its sandbox comes from: Docker or Podman.</param>
    /// <param name="image">The image's name.</param>
    /// <param name="options">What it is like.</param>
    /// <param name="files">Files for its workspace before its programs start, for example those of <see cref="DesktopOptions.Site"/>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it; nothing is left behind.</param>
    /// <exception cref="DesktopException">An option cannot be used, or the desktop did not start.</exception>
    /// <exception cref="SandboxException">There is no engine or no image.</exception>
    public static async Task<DesktopSession> OpenAsync(
        ISandboxProvider provider, string image, DesktopOptions options, IReadOnlyList<SandboxFile> files, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var sandbox = await provider.CreateAsync(DesktopPolicy.For(image, options), cancellationToken).ConfigureAwait(false);
        try
        {
            var created = time.GetElapsedTime(started);
            if (files.Count > 0)
                await sandbox.CopyInAsync(files, cancellationToken).ConfigureAwait(false);
            return await StartAsync(sandbox, image, options, started, created, time, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await sandbox.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Opens a desktop with an empty workspace.</summary>
    /// <inheritdoc cref="OpenAsync(ISandboxProvider, string, DesktopOptions, IReadOnlyList{SandboxFile}, TimeProvider, CancellationToken)"/>
    public static Task<DesktopSession> OpenAsync(
        ISandboxProvider provider, string image, DesktopOptions options, TimeProvider time, CancellationToken cancellationToken) =>
        OpenAsync(provider, image, options, [], time, cancellationToken);

    private static async Task<DesktopSession> StartAsync(
        ISandbox sandbox, string image, DesktopOptions options, long started, TimeSpan created, TimeProvider time, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            var script = await sandbox.StartBackgroundAsync(new() { Arguments = ["desktop"] }, both.Token).ConfigureAwait(false);
            var programs = new DesktopPrograms(script, time);
            var desktop = new DesktopSession(sandbox, programs, options, time);
            await programs.WaitAsync("screen", both.Token).ConfigureAwait(false);
            var screen = time.GetElapsedTime(started);
            await programs.WaitAsync("vnc", both.Token).ConfigureAwait(false);
            var view = time.GetElapsedTime(started);
            if (options.HasBrowser)
                await WaitUntilPaintedAsync(desktop, time, both.Token).ConfigureAwait(false);
            desktop.Timings = new(created, screen, view, time.GetElapsedTime(started));
            return desktop;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DesktopException(DesktopErrors.NotStarted, $"The desktop did not start within {Patience.TotalSeconds:0} seconds. The machine may be too busy; try again.");
        }
        catch (SandboxException failure)
        {
            throw new DesktopException(
                DesktopErrors.NotStarted,
                $"The desktop did not start from the image '{TerminalText.Escape(image)}': {failure.Message} Use an image that is built on massgen/computer-use.", failure);
        }
    }

    // A start page that never comes to rest must not keep the desktop from its owner.
    private static async Task WaitUntilPaintedAsync(DesktopSession desktop, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var restless = 0; restless < MostRestless;)
        {
            await desktop.Screen.TakeAsync(cancellationToken).ConfigureAwait(false);
            if (desktop.Screen.Now.HasText(BrowserBar))
            {
                if (desktop.Screen.Now.IsLike(desktop.Screen.Before, 0))
                    return;
                restless++;
            }

            if (desktop.LostBecause is { } lost)
                throw new DesktopException(DesktopErrors.NotStarted, $"The desktop did not start: {lost}.");
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
