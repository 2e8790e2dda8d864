namespace MassGen.Desktop.ComputerUse;

/// <summary>A key of <c>preset_args</c>, for the reference.</summary>
/// <param name="Name">The key.</param>
/// <param name="Meaning">What it says.</param>
/// <param name="Default">What holds without it, or null when that is nothing.</param>
internal sealed record PresetKey(string Name, string Meaning, string? Default = null)
{
    /// <summary>The only tools that read it, or null for all.</summary>
    public IReadOnlyList<ComputerTool>? Only { get; init; }
}

/// <summary>The keys that <see cref="PresetReader"/> reads.</summary>
internal static class PresetKeys
{
    private static readonly ComputerTool[] Seeing = [ComputerTool.OpenAi, ComputerTool.Claude, ComputerTool.Gemini];
    private static readonly ComputerTool[] WithDisplay = [ComputerTool.OpenAi, ComputerTool.Claude];
    private static readonly ComputerLimits Usual = new();

    /// <summary>Those for the desktop.</summary>
    public static IReadOnlyList<PresetKey> Desktop { get; } =
    [
        new("environment", "`browser`, `linux`, `ubuntu` or `docker`: all are the desktop with its browser. `mac` and `windows` are refused.", "browser"),
        new("screen", "The screen's size in pixels: 640x480 to 2560x1600, both multiples of 8.", "1280x800, or what comes nearest to the display"),
        new("image", "An image that is built on ours, by name; it must be on this machine.", "ours"),
        new("start_page", "The page that the browser begins with. `initial_url` is the same.", "the first page of `site`, else an empty one"),
        new("site", "A folder of pages, beside the configuration or in the agent's workspace, that the desktop serves to itself as `http://localhost:8000/`. What pages send to "
            + "`/record` is appended to `received.jsonl` in the workspace."),
        new("network", "Whether programs reach the network.", "false"),
        new("proxy", "What the browser uses to reach the network, for example `http://10.0.0.5:3128`."),
        new("locale", "Language and country, which pages are told.", "en_US"),
        new("time_zone", "The time zone, for example `Europe/Berlin`.", "UTC"),
        new("variables", "Named values for the desktop's programs. Nothing else of your environment goes in."),
    ];

    /// <summary>Those for what may be done.</summary>
    public static IReadOnlyList<PresetKey> Rules { get; } =
    [
        new("allowed_domains", "The only domains that the browser opens: `example.org`, `*.example.org`, `example.org:8443`, `192.0.2.7`.", "all public ones"),
        new("approval", "`ask` stops where a person's word is needed; `allow` goes on, and the log says so.", "ask"),
        new("max_iterations", "Rounds of actions in a call.", "50; 25 for Claude and Gemini") { Only = Seeing },
        new("max_seconds", "Seconds that a call may take.", FormattableString.Invariant($"{Usual.Time.TotalSeconds}")) { Only = Seeing },
        new("max_cost", "US dollars that the tool's model may cost in a call. Its price must be known.") { Only = Seeing },
        new("max_screenshot_bytes", "Bytes of pictures that the model is sent in a call.", FormattableString.Invariant($"{Usual.ScreenshotBytes}")) { Only = Seeing },
    ];

    /// <summary>Those for the tool's model.</summary>
    public static IReadOnlyList<PresetKey> Model { get; } =
    [
        new("model", "The model that the tool asks.", "see [the tools](#the-tools)") { Only = Seeing },
        new("display_width", "The width of the picture that the model sees; places are converted.", "the screen's") { Only = WithDisplay },
        new("display_height", "Its height.", "the screen's") { Only = WithDisplay },
        new("include_reasoning", "Whether the model shows its thoughts.", "true") { Only = WithDisplay },
        new("include_thoughts", "The same.", "true") { Only = [ComputerTool.Gemini] },
        new("excluded_functions", "Functions that the model is not to call.") { Only = [ComputerTool.Gemini] },
        new("tool_version", "`computer_20250124`, or `computer_20251124`, which can look at a part of the screen from near.", "what the model takes") { Only = [ComputerTool.Claude] },
    ];

    /// <summary>Those of the Python project that mean something else here, or nothing, which a warning says.</summary>
    public static IReadOnlyList<PresetKey> WithoutEffect { get; } =
    [
        new("initial_url", "The same as `start_page`."),
        new("headless", "The browser is on the desktop's screen."),
        new("browser_type", "The browser is Chromium."),
        new("environment_config", "Its container and its display are not shared: each agent gets its own."),
        new("initial_screenshot_path", "The model begins with the screen as it is."),
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<PresetKey> All => [.. Desktop, .. Rules, .. Model, .. WithoutEffect];
}
