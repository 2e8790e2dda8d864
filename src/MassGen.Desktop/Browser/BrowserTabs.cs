using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Desktop.Browser;

/// <summary>
/// What a browser has open, kept up to date by its events. Every tab is met before its page runs: addresses can be refused, and a page's
/// dialogs never stop the tool.
/// </summary>
/// <param name="refusal">Why an address must not be opened, or null for one that may.</param>
internal sealed class BrowserTabs(Func<Uri, string?>? refusal)
{
    private const int MostKept = 50;

    private readonly Lock _gate = new();
    private readonly List<BrowserTab> _tabs = [];
    private readonly List<BrowserDownload> _downloads = [];
    private readonly List<string> _dialogs = [];
    private BrowserTab? _current;
    private DevTools? _browser;

    /// <summary>The open tabs, the oldest first.</summary>
    public IReadOnlyList<BrowserTab> All => Locked(() => _tabs.ToList());

    public IReadOnlyList<BrowserDownload> Downloads => Locked(() => _downloads.ToList());

    /// <summary>The tab that is worked on: the one opened or chosen last.</summary>
    public BrowserTab? Current
    {
        get => Locked(() => _current);
        set => Locked(() => _current = value);
    }

    /// <summary>The dialogs that were answered since this was asked last.</summary>
    public IReadOnlyList<string> TakeDialogs() => Locked(() =>
    {
        var taken = _dialogs.ToList();
        _dialogs.Clear();
        return taken;
    });

    /// <summary>Meets the tabs that are open, and from now on those that will be.</summary>
    public async Task AttachAsync(DevTools browser, string downloads, CancellationToken cancellationToken)
    {
        _browser = browser;
        await browser.CallAsync("Target.setDiscoverTargets", new() { ["discover"] = true, ["filter"] = Pages() }, null, cancellationToken).ConfigureAwait(false);
        await browser.CallAsync(
            "Target.setAutoAttach", new() { ["autoAttach"] = true, ["waitForDebuggerOnStart"] = true, ["flatten"] = true, ["filter"] = Pages() },
            null, cancellationToken).ConfigureAwait(false);
        await browser.CallAsync(
            "Browser.setDownloadBehavior", new() { ["behavior"] = "allow", ["downloadPath"] = downloads, ["eventsEnabled"] = true },
            null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Takes an event.</summary>
    public void Take(BrowserEvent told)
    {
        var (parameters, tab) = (told.Parameters, Locked(() => _tabs.Find(tab => tab.Session == told.Session)));
        switch (told.Method)
        {
            case "Target.attachedToTarget":
                Add(parameters);
                break;
            case "Target.targetInfoChanged":
                Describe(parameters.GetProperty("targetInfo"));
                break;
            case "Target.detachedFromTarget":
                Remove(parameters.GetProperty("sessionId").GetString()!);
                break;
            case "Page.frameStartedLoading" or "Page.frameStoppedLoading" when tab is not null && parameters.GetProperty("frameId").GetString() == tab.Frame:
                tab.IsLoading = told.Method == "Page.frameStartedLoading";
                tab.Loads += tab.IsLoading ? 1 : 0;
                break;
            case "Page.javascriptDialogOpening" when tab is not null:
                AnswerDialog(tab, parameters);
                break;
            case "Fetch.requestPaused" when tab is not null:
                Judge(tab, parameters);
                break;
            case "Browser.downloadWillBegin":
                Keep(new(Text(parameters, "guid"), Text(parameters, "suggestedFilename"), Text(parameters, "url"), "inProgress", 0));
                break;
            case "Browser.downloadProgress":
                Progress(parameters);
                break;
        }
    }

    private static JsonArray Pages() => [new JsonObject { ["type"] = "page" }];

    private static string Text(JsonElement parameters, string name) => parameters.GetProperty(name).GetString() ?? "";

    private void Add(JsonElement parameters)
    {
        var info = parameters.GetProperty("targetInfo");
        var tab = new BrowserTab(Text(info, "targetId"), Text(parameters, "sessionId")) 
        {
            Url = Text(info, "url"),
            Title = Text(info, "title"),
            // One that a page opened has no address yet: the browser waits for us.
            IsLoading = parameters.GetProperty("waitingForDebugger").GetBoolean() && Text(info, "url").Length == 0,
        };
        Locked(() =>
        {
            _tabs.Add(tab);
            return _current = tab;
        });
        Send("Page.enable", null, tab);
        if (refusal is not null)
        {
            Send("Fetch.enable", new() { ["patterns"] = new JsonArray(new JsonObject { ["urlPattern"] = "*", ["resourceType"] = "Document" }) }, tab);
        }

        Send("Runtime.runIfWaitingForDebugger", null, tab);
    }

    private void Describe(JsonElement info) => Locked(() =>
    {
        if (_tabs.Find(tab => tab.Target == Text(info, "targetId")) is { } tab)
        {
            (tab.Url, tab.Title) = (Text(info, "url"), Text(info, "title"));
        }

        return 0;
    });

    private void Remove(string session) => Locked(() =>
    {
        _tabs.RemoveAll(tab => tab.Session == session);
        return _current = _current?.Session == session ? _tabs.LastOrDefault() : _current;
    });

    // Nobody sits there to answer: what only tells is closed, a question is answered with no, and a page may always be left.
    private void AnswerDialog(BrowserTab tab, JsonElement parameters)
    {
        var kind = Text(parameters, "type");
        var accepts = kind is "alert" or "beforeunload";
        Locked(() =>
        {
            _dialogs.Add($"{kind}: {Text(parameters, "message")} ({(accepts ? "accepted" : "dismissed")})");
            return 0;
        });
        Send("Page.handleJavaScriptDialog", new() { ["accept"] = accepts }, tab);
    }

    private void Judge(BrowserTab tab, JsonElement parameters)
    {
        var id = Text(parameters, "requestId");
        var isKnown = Uri.TryCreate(Text(parameters.GetProperty("request"), "url"), UriKind.Absolute, out var address);
        if (isKnown && refusal!(address!) is { } reason)
        {
            // A frame that is left out is no page that was not opened.
            tab.Refusal = Text(parameters, "frameId") == tab.Frame ? reason : tab.Refusal;
            Send("Fetch.failRequest", new() { ["requestId"] = id, ["errorReason"] = "BlockedByClient" }, tab);
        }
        else
        {
            Send("Fetch.continueRequest", new() { ["requestId"] = id }, tab);
        }
    }

    private void Keep(BrowserDownload download) => Locked(() =>
    {
        if (_downloads.Count == MostKept)
        {
            _downloads.RemoveAt(0);
        }

        _downloads.Add(download);
        return 0;
    });

    private void Progress(JsonElement parameters) => Locked(() =>
    {
        var index = _downloads.FindIndex(download => download.Id == Text(parameters, "guid"));
        if (index >= 0)
        {
            _downloads[index] = _downloads[index] with { State = Text(parameters, "state"), Bytes = (long)parameters.GetProperty("receivedBytes").GetDouble() };
        }

        return 0;
    });

    // Events come one after another and must not wait for answers to commands, which come the same way.
    private void Send(string method, JsonObject? parameters, BrowserTab tab) => _ = SendAsync(method, parameters, tab);

    private async Task SendAsync(string method, JsonObject? parameters, BrowserTab tab)
    {
        try
        {
            await _browser!.CallAsync(method, parameters, tab.Session, CancellationToken.None).ConfigureAwait(false);
        }
        catch (DevToolsException)
        {
            // The tab was closed meanwhile.
        }
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate)
        {
            return read();
        }
    }
}
