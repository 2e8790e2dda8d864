namespace MassGen.Desktop;

/// <summary>What a desktop is like. Everything has a default for common use.</summary>
public sealed record DesktopOptions
{
    /// <summary>The image, or null for the one that this version brings.</summary>
    public string? Image { get; init; }

    /// <summary>The screen.</summary>
    public ScreenSize Size { get; init; } = ScreenSize.Default;

    /// <summary>Whether a browser is started with the desktop.</summary>
    public bool HasBrowser { get; init; } = true;

    /// <summary>The page that the browser begins with.</summary>
    public string StartPage { get; init; } = "about:blank";

    /// <summary>The language and country of programs, for example <c>de_DE</c>; pages see it as the preferred language.</summary>
    public string Locale { get; init; } = "en_US";

    /// <summary>The time zone, for example <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>
    /// A folder below <c>/workspace</c> that is served on the desktop's own loopback address, at port <see cref="DesktopPorts.Site"/>; null
    /// for none. What pages send to <c>/record</c> is appended to <c>/workspace/received.jsonl</c>, one line each.
    /// </summary>
    public string? Site { get; init; }

    /// <summary>Whether programs reach the network; without, there is only the loopback address.</summary>
    public bool HasNetwork { get; init; }

    /// <summary>What the browser uses to reach the network, for example <c>http://10.0.0.5:3128</c>; null for none.</summary>
    public string? Proxy { get; init; }

    /// <summary>Which hosts the browser reaches, in the words of Chromium's <c>--host-rules</c>; null for all that the network has.</summary>
    public string? HostRules { get; init; }

    /// <summary>Named values for the desktop's programs. The host's environment is never forwarded, and keys never are.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>How long at most is waited for the picture to come to rest after an action.</summary>
    public TimeSpan LongestSettling { get; init; } = TimeSpan.FromMilliseconds(1500);
}
