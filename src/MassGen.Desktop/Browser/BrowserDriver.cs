using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Desktop.Browser;

/// <summary>Does in a browser what a model asks for. Kept between calls: the tabs, their pages, what was typed.</summary>
internal sealed class BrowserDriver : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    // A click that leads to another page begins to load it within this time.
    private static readonly TimeSpan Reaction = TimeSpan.FromMilliseconds(150);

    private readonly BrowserToolOptions _options;
    private readonly TimeProvider _time;
    private readonly DevTools _browser;

    private BrowserDriver(DevTools browser, BrowserTabs tabs, BrowserToolOptions options, TimeProvider time)
    {
        (_browser, Tabs, _options, _time) = (browser, tabs, options, time);
    }

    public BrowserTabs Tabs { get; }

    public bool IsUsable => _browser.IsUsable;

    public static async Task<BrowserDriver> ConnectAsync(
        Func<CancellationToken, Task<Stream>> connect, BrowserToolOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        var tabs = new BrowserTabs(options.Refusal);
        var browser = await DevTools.ConnectAsync(connect, DevToolsTarget.OfBrowserAsync, tabs.Take, cancellationToken).ConfigureAwait(false);
        var driver = new BrowserDriver(browser, tabs, options, time);
        try
        {
            await tabs.AttachAsync(browser, options.DownloadFolder, cancellationToken).ConfigureAwait(false);
            await driver.ChooseSeenAsync(cancellationToken).ConfigureAwait(false);
            return driver;
        }
        catch
        {
            await driver.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    // Whoever used the browser before left one of its tabs in front.
    private async Task ChooseSeenAsync(CancellationToken cancellationToken)
    {
        foreach (var tab in Tabs.All)
        {
            var seen = await CallAsync(
                "Runtime.evaluate", new() { ["expression"] = "document.visibilityState", ["returnByValue"] = true }, tab, cancellationToken).ConfigureAwait(false);
            if (seen.GetProperty("result").TryGetProperty("value", out var state) && state.GetString() == "visible")
            {
                Tabs.Current = tab;
                return;
            }
        }
    }

    public async Task NavigateAsync(string url, CancellationToken cancellationToken)
    {
        var address = AddressOf(url);
        var tab = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        tab.Refusal = null;
        tab.IsLoading = true;
        var answer = await CallAsync("Page.navigate", new() { ["url"] = address.AbsoluteUri }, tab, cancellationToken).ConfigureAwait(false);
        if (answer.TryGetProperty("errorText", out var error) && error.GetString() is { Length: > 0 } words && words != "net::ERR_ABORTED")
        {
            tab.IsLoading = false;
            throw new BrowserFaultException(tab.Refusal ?? NavigationFault(address, words));
        }

        // A download is no page: the old one stays, and nothing loads.
        tab.IsLoading &= answer.TryGetProperty("loaderId", out _) && !answer.TryGetProperty("errorText", out _);
        await SettleAsync(tab, cancellationToken).ConfigureAwait(false);
        await FollowAddressAsync(tab, cancellationToken).ConfigureAwait(false);
    }

    public async Task ClickAsync(string selector, CancellationToken cancellationToken)
    {
        var tab = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        var found = await FindAsync(tab, "click", selector, null, cancellationToken).ConfigureAwait(false);
        var loads = tab.Loads;
        foreach (var (type, count) in new[] { ("mouseMoved", 0), ("mousePressed", 1), ("mouseReleased", 1) })
        {
            // A dialog that the click opens is answered by an event; the answer to this command would wait for it.
            await CallAsync(
                "Input.dispatchMouseEvent",
                new()
                {
                    ["type"] = type, ["x"] = found.GetProperty("x").GetDouble(), ["y"] = found.GetProperty("y").GetDouble(),
                    ["button"] = type == "mouseMoved" ? "none" : "left", ["clickCount"] = count,
                },
                tab, cancellationToken).ConfigureAwait(false);
        }

        await AfterActionAsync(tab, loads, cancellationToken).ConfigureAwait(false);
    }

    public async Task TypeAsync(string selector, string text, CancellationToken cancellationToken)
    {
        var tab = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        var loads = tab.Loads;
        var found = await FindAsync(tab, "type", selector, text, cancellationToken).ConfigureAwait(false);
        if (!found.GetProperty("isDone").GetBoolean())
        {
            await (text.Length > 0
                ? CallAsync("Input.insertText", new() { ["text"] = text }, tab, cancellationToken)
                : PressAsync(tab, PageKey.Delete, cancellationToken)).ConfigureAwait(false);
        }

        await AfterActionAsync(tab, loads, cancellationToken).ConfigureAwait(false);
    }

    public async Task PressAsync(string name, CancellationToken cancellationToken)
    {
        var tab = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        var loads = tab.Loads;
        await PressAsync(tab, PageKey.Named(name), cancellationToken).ConfigureAwait(false);
        await AfterActionAsync(tab, loads, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The texts of the first matches, with how many there are; or the page's own text.</summary>
    public async Task<JsonElement> ExtractAsync(string? selector, CancellationToken cancellationToken)
    {
        var tab = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        return selector is null
            ? await PageScript.RunAsync(_browser, tab, "text", null, null, cancellationToken).ConfigureAwait(false)
            : await FindAsync(tab, "extract", selector, null, cancellationToken).ConfigureAwait(false);
    }

    public async Task<JsonElement> ElementsAsync(CancellationToken cancellationToken) => await PageScript.RunAsync(
        _browser, await CurrentAsync(cancellationToken).ConfigureAwait(false), "elements", null, null, cancellationToken).ConfigureAwait(false);

    public async Task WaitAsync(string selector, CancellationToken cancellationToken) =>
        await FindAsync(await CurrentAsync(cancellationToken).ConfigureAwait(false), "wait", selector, null, cancellationToken).ConfigureAwait(false);

    public async Task<byte[]> CaptureAsync(CancellationToken cancellationToken)
    {
        var tab = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        var picture = await CallAsync("Page.captureScreenshot", new() { ["format"] = "png" }, tab, cancellationToken).ConfigureAwait(false);
        return picture.GetProperty("data").GetBytesFromBase64();
    }

    public async Task OpenTabAsync(CancellationToken cancellationToken)
    {
        var answer = await CallAsync("Target.createTarget", new() { ["url"] = "about:blank" }, null, cancellationToken).ConfigureAwait(false);
        var target = answer.GetProperty("targetId").GetString();
        await UntilAsync(() => Tabs.Current?.Target == target, _options.ElementPatience, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes to a tab by its number, from 1.</summary>
    public async Task SwitchTabAsync(string? number, CancellationToken cancellationToken)
    {
        var tabs = Tabs.All;
        if (!int.TryParse(number, out var index) || index < 1 || index > tabs.Count)
        {
            throw new BrowserFaultException($"There is no tab '{number}'. Write the number of one of them in 'text': {TabList(tabs)}.");
        }

        Tabs.Current = tabs[index - 1];
        await CallAsync("Page.bringToFront", null, tabs[index - 1], cancellationToken).ConfigureAwait(false);
    }

    public async Task CloseTabAsync(CancellationToken cancellationToken)
    {
        var tab = await CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (Tabs.All.Count == 1)
        {
            throw new BrowserFaultException("This is the only tab; navigate in it instead.");
        }

        await CallAsync("Target.closeTarget", new() { ["targetId"] = tab.Target }, null, cancellationToken).ConfigureAwait(false);
        await UntilAsync(() => !Tabs.All.Contains(tab), _options.ElementPatience, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The files that pages gave, complete where they soon are.</summary>
    public async Task<IReadOnlyList<BrowserDownload>> DownloadsAsync(CancellationToken cancellationToken)
    {
        await UntilAsync(() => Tabs.Downloads.Count > 0, Reaction, cancellationToken).ConfigureAwait(false);
        await UntilAsync(() => Tabs.Downloads.All(download => download.State != "inProgress"), _options.ElementPatience, cancellationToken).ConfigureAwait(false);
        return Tabs.Downloads;
    }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    private static string TabList(IReadOnlyList<BrowserTab> tabs) => string.Join(", ", tabs.Select((tab, index) => $"{index + 1} ({tab.Url})"));

    private Uri AddressOf(string url)
    {
        if (!Uri.TryCreate(url.Contains("://", StringComparison.Ordinal) || url == "about:blank" ? url : "https://" + url, UriKind.Absolute, out var address)
            || (address.Scheme is not ("http" or "https") && address.AbsoluteUri != "about:blank"))
        {
            throw new BrowserFaultException($"'{url}' is no address of a page; write one that begins with http:// or https://.");
        }

        return _options.Refusal?.Invoke(address) is { } reason ? throw new BrowserFaultException(reason) : address;
    }

    private static string NavigationFault(Uri address, string words) => words switch
    {
        "net::ERR_NAME_NOT_RESOLVED" or "net::ERR_INTERNET_DISCONNECTED" or "net::ERR_ADDRESS_UNREACHABLE" =>
            $"{address.Host} cannot be reached: this desktop has no network, or there is no such host ({words}).",
        "net::ERR_CONNECTION_REFUSED" => $"Nothing answers at {address.Authority} ({words}).",
        _ => $"{address} could not be opened: {words}.",
    };

    private async Task<BrowserTab> CurrentAsync(CancellationToken cancellationToken)
    {
        if (Tabs.Current is null)
        {
            await OpenTabAsync(cancellationToken).ConfigureAwait(false);
        }

        return Tabs.Current ?? throw new BrowserFaultException("The browser has no tab and opens none.");
    }

    private async Task<JsonElement> FindAsync(BrowserTab tab, string work, string selector, string? text, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (true)
        {
            var (found, fault) = await LookAsync(tab, work, selector, text, cancellationToken).ConfigureAwait(false);
            if (fault is null)
            {
                return found;
            }

            // What may still appear is waited for; what is wrong by itself is not.
            if (fault is "syntax" or "option" or "no text" or "format" || _time.GetElapsedTime(started) > _options.ElementPatience)
            {
                throw PageFaults.Of(fault, selector, found);
            }

            await Task.Delay(Pause, _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(JsonElement Found, string? Fault)> LookAsync(
        BrowserTab tab, string work, string selector, string? text, CancellationToken cancellationToken)
    {
        try
        {
            var found = await PageScript.RunAsync(_browser, tab, work, selector, text, cancellationToken).ConfigureAwait(false);
            return (found, found.TryGetProperty("fault", out var fault) ? fault.GetString() : null);
        }
        catch (DevToolsException gone) when (_browser.IsUsable)
        {
            // The page was just replaced by another one.
            return (default, gone.Message);
        }
    }

    // A page that was still loading when it was acted on has not yet led anywhere.
    private async Task AfterActionAsync(BrowserTab tab, int loadsBefore, CancellationToken cancellationToken)
    {
        bool IsLeft() => tab.Loads != loadsBefore || Tabs.Current != tab;
        await GiveTurnAsync(tab, IsLeft, cancellationToken).ConfigureAwait(false);
        await UntilAsync(IsLeft, Reaction, cancellationToken).ConfigureAwait(false);
        await SettleAsync(Tabs.Current ?? tab, cancellationToken).ConfigureAwait(false);
        await FollowAddressAsync(Tabs.Current ?? tab, cancellationToken).ConfigureAwait(false);
        if (tab.Refusal is { } reason)
        {
            tab.Refusal = null;
            throw new BrowserFaultException($"This led to a page that was not opened: {reason}");
        }
    }

    // A busy page on a busy machine gets to what it was told later than anybody could guess.
    private async Task GiveTurnAsync(BrowserTab tab, Func<bool> isLeft, CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var turn = PageScript.RunAsync(_browser, tab, "turn", null, null, enough.Token);
        await UntilAsync(() => turn.IsCompleted || isLeft(), _options.ElementPatience, cancellationToken).ConfigureAwait(false);
        await enough.CancelAsync().ConfigureAwait(false);
        try
        {
            await turn.ConfigureAwait(false);
        }
        catch (Exception left) when (left is DevToolsException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            // The page is being left, or is too busy to say anything.
        }
    }

    private Task SettleAsync(BrowserTab tab, CancellationToken cancellationToken) =>
        UntilAsync(() => !tab.IsLoading || !_browser.IsUsable, _options.LoadPatience, cancellationToken);

    // The event that tells a new title or address may come after the answer to what led there.
    private async Task FollowAddressAsync(BrowserTab tab, CancellationToken cancellationToken)
    {
        try
        {
            var info = await CallAsync("Target.getTargetInfo", new() { ["targetId"] = tab.Target }, null, cancellationToken).ConfigureAwait(false);
            tab.Url = info.GetProperty("targetInfo").GetProperty("url").GetString()!;
            tab.Title = info.GetProperty("targetInfo").GetProperty("title").GetString()!;
        }
        catch (DevToolsException) when (_browser.IsUsable)
        {
            // The action closed the tab.
        }
    }

    private async Task UntilAsync(Func<bool> isSo, TimeSpan most, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        while (!isSo() && _time.GetElapsedTime(started) < most)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), _time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PressAsync(BrowserTab tab, PageKey key, CancellationToken cancellationToken)
    {
        foreach (var type in new[] { key.Text is null ? "rawKeyDown" : "keyDown", "keyUp" })
        {
            var parameters = new JsonObject { ["type"] = type, ["key"] = key.Name, ["code"] = key.Name, ["windowsVirtualKeyCode"] = key.Code };
            if (type == "keyDown")
            {
                parameters["text"] = key.Text;
            }

            await CallAsync("Input.dispatchKeyEvent", parameters, tab, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<JsonElement> CallAsync(string method, JsonObject? parameters, BrowserTab? tab, CancellationToken cancellationToken) =>
        _browser.CallAsync(method, parameters, tab?.Session, cancellationToken);
}
