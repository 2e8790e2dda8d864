namespace MassGen.Desktop.Browser;

/// <summary>A tab as it is known from what the browser told of it.</summary>
/// <param name="target">The browser's name for it.</param>
/// <param name="session">The name for talking to it.</param>
internal sealed class BrowserTab(string target, string session)
{
    public string Target => target;

    public string Session => session;

    /// <summary>The frame that is the page itself; the browser names it as it names the tab.</summary>
    public string Frame => target;

    public string Url { get; set; } = "about:blank";

    public string Title { get; set; } = "";

    /// <summary>Whether the page is being loaded.</summary>
    public bool IsLoading { get; set; }

    /// <summary>How many times the page began to load.</summary>
    public int Loads { get; set; }

    /// <summary>Why the last navigation was refused; null when none was.</summary>
    public string? Refusal { get; set; }
}

/// <summary>A file that a page gave.</summary>
/// <param name="Id">The browser's name for it.</param>
/// <param name="Name">What the page calls it.</param>
/// <param name="Url">Where it is from.</param>
/// <param name="State"><c>inProgress</c>, <c>completed</c> or <c>canceled</c>, in the browser's words.</param>
/// <param name="Bytes">How much of it has arrived.</param>
internal sealed record BrowserDownload(string Id, string Name, string Url, string State, long Bytes);
