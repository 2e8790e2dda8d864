namespace MassGen.Desktop.Session;

/// <summary>Waits until the screen comes to rest: until two pictures in a row are alike but for a caret that blinks.</summary>
internal static class Settling
{
    // A caret of 20 pixels is two or three wide.
    private const int Caret = 64;

    // Nothing that is to happen happens sooner: a browser draws every 17 ms, and an input must reach it first.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes pictures until two are alike, or until the time is over; the last one is what counts.</summary>
    /// <param name="screen">Takes the pictures.</param>
    /// <param name="longest">After this it is waited no longer; at least two pictures are taken.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>Whether the screen came to rest.</returns>
    public static async Task<bool> WaitAsync(DesktopScreen screen, TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var number = 1; ; number++)
        {
            if ((Pause * number) - time.GetElapsedTime(started) is { Ticks: > 0 } rest)
                await Task.Delay(rest, time, cancellationToken).ConfigureAwait(false);
            await screen.TakeAsync(cancellationToken).ConfigureAwait(false);
            if (number > 1 && screen.Now.IsLike(screen.Before, Caret))
                return true;
            if (number > 1 && time.GetElapsedTime(started) >= longest)
                return false;
        }
    }
}
