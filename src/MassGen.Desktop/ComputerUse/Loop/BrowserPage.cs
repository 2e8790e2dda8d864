using MassGen.Desktop.Browser;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Reads the page that a desktop's browser shows, over its DevTools on the desktop's own loopback address.</summary>
internal static class BrowserPage
{
    // More than people read at once; a page can be of any length.
    private const int MostLetters = 20_000;

    /// <summary>The page, or null where no browser tells.</summary>
    public static async Task<PageText?> ReadAsync(IDesktop desktop, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var within = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        within.CancelAfter(patience);
        try
        {
            var page = await DevTools.ConnectAsync(
                token => desktop.ConnectAsync(DesktopPorts.Browser, token), DevToolsTarget.OfPageAsync, _ => { }, within.Token).ConfigureAwait(false);
            await using (page.ConfigureAwait(false))
            {
                return await AskAsync(page, within.Token, cancellationToken).ConfigureAwait(false)
                    ?? new PageText(page.Target.Address, page.Target.Title, Rested: null);
            }
        }
        catch (Exception failure) when (failure is DesktopException or DevToolsException || IsOver(failure, cancellationToken))
        {
            return null;
        }
    }

    // Null for a page that stands still, or is just replaced by another one.
    private static async Task<PageText?> AskAsync(DevTools page, CancellationToken within, CancellationToken cancellationToken)
    {
        try
        {
            var told = await PageScript.RestAsync(page, MostLetters, PageWatch.Longest, within).ConfigureAwait(false);
            var rested = told.Member("rested") is { } time ? TimeSpan.FromMilliseconds(time.GetDouble()) : (TimeSpan?)null;
            // Asked last: while the page was waited for, it may have become another one.
            var now = (await page.CallAsync("Target.getTargetInfo", null, null, within).ConfigureAwait(false)).GetProperty("targetInfo");
            return new PageText(now.TextOf("url") ?? "", $"{now.TextOf("title")}\n{told.TextOf("text")}", rested);
        }
        catch (Exception failure) when (failure is DevToolsException || IsOver(failure, cancellationToken))
        {
            return null;
        }
    }

    private static bool IsOver(Exception failure, CancellationToken cancellationToken) =>
        failure is OperationCanceledException && !cancellationToken.IsCancellationRequested;
}
