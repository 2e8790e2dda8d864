namespace MassGen.Desktop.Tests.Browser;

/// <summary>A desktop of which only the browser's port is there.</summary>
internal sealed class BrowserOnly(Func<CancellationToken, Task<Stream>> connect) : IDesktop
{
    public ScreenSize Size => ScreenSize.Default;

    public bool IsUsable => true;

    public Task<Stream> ConnectAsync(int port, CancellationToken cancellationToken) => connect(cancellationToken);

    public Task<Frame> CaptureAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ActionResult> PerformAsync(DesktopAction action, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<string> ReadClipboardAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<DesktopWindow>> ListWindowsAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask DisposeAsync() => default;
}
