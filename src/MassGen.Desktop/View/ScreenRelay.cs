using System.Buffers;
using System.Net.WebSockets;

namespace MassGen.Desktop.View;

/// <summary>Carries one viewer's traffic: what the screen sends goes out as it is, what the viewer sends is read first.</summary>
/// <param name="viewer">The browser.</param>
/// <param name="screen">The desktop's remote frame buffer. Disposed at the end.</param>
/// <param name="messages">What of the viewer may pass.</param>
/// <param name="time">The clock.</param>
internal sealed class ScreenRelay(WebSocket viewer, Stream screen, ClientMessages messages, TimeProvider time)
{
    /// <summary>Who does not answer a farewell so long is gone. On a machine with much to do, browsers need more than a second.</summary>
    public static readonly TimeSpan Farewell = TimeSpan.FromSeconds(3);

    /// <summary>Carries until one side ends.</summary>
    /// <param name="end">Says what the viewer is told when the screen or <paramref name="ending"/> comes first.</param>
    /// <param name="ending">Ends it.</param>
    public async Task RunAsync(Func<ViewEnd> end, CancellationToken ending)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ending);
        var outward = SendAsync(stop.Token);
        var inward = ReceiveAsync(stop.Token);
        await Task.WhenAny(outward, inward).ConfigureAwait(false);
        await stop.CancelAsync().ConfigureAwait(false);
        await screen.DisposeAsync().ConfigureAwait(false);
        if (await IsOverAsync(outward).ConfigureAwait(false))
        {
            await TellAsync(inward.IsCompleted ? await inward.ConfigureAwait(false) : end()).ConfigureAwait(false);
        }

        if (!await IsOverAsync(inward).ConfigureAwait(false))
        {
            viewer.Abort();
            await inward.ConfigureAwait(false);
        }

        await outward.ConfigureAwait(false);
    }

    private async Task SendAsync(CancellationToken stop)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            int count;
            while ((count = await screen.ReadAsync(buffer, stop).ConfigureAwait(false)) > 0)
            {
                await viewer.SendAsync(buffer.AsMemory(0, count), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // Either side has ended; which one is told elsewhere.
        }
    }

    // Not cancelled while it waits: that would break the connection before the viewer was told why.
    private async Task<ViewEnd?> ReceiveAsync(CancellationToken stop)
    {
        var buffer = new byte[16 * 1024];
        var passed = new ArrayBufferWriter<byte>();
        try
        {
            while (await viewer.ReceiveAsync(buffer.AsMemory(), CancellationToken.None).ConfigureAwait(false) is { MessageType: WebSocketMessageType.Binary } part)
            {
                messages.Read(buffer.AsSpan(0, part.Count), passed);
                await screen.WriteAsync(passed.WrittenMemory, stop).ConfigureAwait(false);
                await screen.FlushAsync(stop).ConfigureAwait(false);
                passed.ResetWrittenCount();
            }
        }
        catch (InvalidDataException wrong)
        {
            return new ViewEnd(WebSocketCloseStatus.PolicyViolation, wrong.Message);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // As above.
        }

        return null;
    }

    private async Task TellAsync(ViewEnd? end)
    {
        try
        {
            if (viewer.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                await viewer.CloseOutputAsync(end?.Status ?? WebSocketCloseStatus.NormalClosure, end?.Words, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // Nobody is left to be told.
        }
    }

    private async Task<bool> IsOverAsync(Task pump) =>
        await Task.WhenAny(pump, Task.Delay(Farewell, time, CancellationToken.None)).ConfigureAwait(false) == pump;

    private static bool IsGone(Exception failure) =>
        failure is IOException or WebSocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;
}

/// <summary>What a viewer is told when its connection ends.</summary>
/// <param name="Status">The status; <see cref="Over"/> tells the page not to try again.</param>
/// <param name="Words">Why, in at most 123 bytes.</param>
internal sealed record ViewEnd(WebSocketCloseStatus Status, string Words)
{
    /// <summary>The run has ended. Private use begins at 4000.</summary>
    public const WebSocketCloseStatus Over = (WebSocketCloseStatus)4000;

    /// <summary>There is no picture now, and may be one soon.</summary>
    public const WebSocketCloseStatus Interrupted = (WebSocketCloseStatus)4001;
}
