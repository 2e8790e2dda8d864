namespace MassGen.Desktop;

/// <summary>
/// A screen with a pointer and a keyboard in a sandbox of its own. Actions are done one after the other, in the order in which they were
/// asked for. Disposing removes everything; so does the death of this process.
/// </summary>
public interface IDesktop : IAsyncDisposable
{
    /// <summary>The screen in pixels.</summary>
    ScreenSize Size { get; }

    /// <summary>False once the desktop was lost; make another one then.</summary>
    bool IsUsable { get; }

    /// <summary>Why it was lost, for people, for example <c>the browser (Chromium) ended with code 137</c>; null while it was not, or where nobody knows.</summary>
    string? LostBecause => null;

    /// <summary>How long it took to become usable; null where nobody measured.</summary>
    DesktopTimings? Timings => null;

    /// <summary>Takes a picture of the whole screen as it is now.</summary>
    /// <exception cref="DesktopException">There is no picture: the desktop was lost.</exception>
    Task<Frame> CaptureAsync(CancellationToken cancellationToken);

    /// <summary>Does one thing, waits until the picture settles, and says how it looks then.</summary>
    /// <exception cref="DesktopException">The action cannot be done: a place outside the screen, a key that there is not, a program that does
    /// not start, a desktop that was lost. The message is meant for the model.</exception>
    Task<ActionResult> PerformAsync(DesktopAction action, CancellationToken cancellationToken);

    /// <summary>The text in the clipboard; empty when there is none.</summary>
    /// <exception cref="DesktopException">The desktop was lost.</exception>
    Task<string> ReadClipboardAsync(CancellationToken cancellationToken);

    /// <summary>The open windows, the active one first.</summary>
    /// <exception cref="DesktopException">The desktop was lost.</exception>
    Task<IReadOnlyList<DesktopWindow>> ListWindowsAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Connects to a port on the desktop's own loopback address, as the live view and the browser's tools do. No port of the host is
    /// opened.
    /// </summary>
    /// <param name="port">The port, for example <see cref="DesktopPorts.View"/>.</param>
    /// <param name="cancellationToken">Stops the attempt.</param>
    /// <exception cref="DesktopException">Nothing listens there, or the desktop was lost.</exception>
    Task<Stream> ConnectAsync(int port, CancellationToken cancellationToken);
}

/// <summary>Ports on a desktop's own loopback address.</summary>
public static class DesktopPorts
{
    /// <summary>The remote frame buffer (VNC), without a password, because only this process can reach it.</summary>
    public const int View = 5900;

    /// <summary>The browser's DevTools.</summary>
    public const int Browser = 9222;

    /// <summary>The web server for a folder of pages, where <see cref="DesktopOptions.Site"/> names one.</summary>
    public const int Site = 8000;
}
