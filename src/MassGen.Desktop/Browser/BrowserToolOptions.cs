namespace MassGen.Desktop.Browser;

/// <summary>How a model may use a browser.</summary>
public sealed record BrowserToolOptions
{
    /// <summary>
    /// Says why an address must not be opened, in words for the model, or null for one that may. Asked for every page and frame, also
    /// those that links, scripts and redirects lead to. Null allows all.
    /// </summary>
    public Func<Uri, string?>? Refusal { get; init; }

    /// <summary>
    /// Keeps a picture under the name that the model gave, in the agent's workspace, and returns its path as the model sees it. Null where
    /// the agent has no workspace.
    /// </summary>
    public Func<string, ReadOnlyMemory<byte>, CancellationToken, Task<string>>? Save { get; init; }

    /// <summary>Told of each action after it was done or failed; for the event log.</summary>
    public Func<BrowserActed, CancellationToken, Task>? Acted { get; init; }

    /// <summary>Where on the desktop files go that pages give.</summary>
    public string DownloadFolder { get; init; } = "/workspace/downloads";

    /// <summary>How long an element is waited for that is not there yet.</summary>
    public TimeSpan ElementPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a page is waited for that loads.</summary>
    public TimeSpan LoadPatience { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>An action of a model in a browser.</summary>
/// <param name="Action">Its word, for example <c>click</c>.</param>
/// <param name="What">What was done, in a few words, for example <c>click #buy</c>.</param>
/// <param name="Fault">Why it was not done, or null.</param>
/// <param name="Url">The page afterwards.</param>
/// <param name="Elapsed">From the request to the answer.</param>
public sealed record BrowserActed(string Action, string What, string? Fault, string Url, TimeSpan Elapsed);
