using System.Globalization;
using System.Text.RegularExpressions;
using MassGen.Sandbox;

namespace MassGen.Desktop.Session;

/// <summary>What the sandbox of a desktop may use, from the desktop's options.</summary>
internal static partial class DesktopPolicy
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>The policy: the hardened one of commands, with the room that a browser needs.</summary>
    /// <exception cref="DesktopException">An option cannot be used.</exception>
    public static SandboxPolicy For(string image, DesktopOptions options)
    {
        if (FaultOf(options.Size) is { } size)
            throw new DesktopException(DesktopErrors.BadSize, size);
        if (FaultOf(options) is { } fault)
            throw new DesktopException(DesktopErrors.BadOption, fault);
        return new()
        {
            Image = image,
            MemoryBytes = 2048 * Mebibyte,
            MaxProcesses = 512,
            Processors = 2,
            TemporaryBytes = 256 * Mebibyte,
            TemporaryEntries = 32 * 1024,
            SharedMemoryBytes = 512 * Mebibyte,
            Network = options.HasNetwork ? SandboxNetwork.Bridge : SandboxNetwork.None,
            Environment = EnvironmentOf(options),
        };
    }

    /// <summary>What is wrong with a screen, or null.</summary>
    public static string? FaultOf(ScreenSize size) =>
        size.Width is >= 640 and <= 2560 && size.Height is >= 480 and <= 1600 && size.Width % 8 == 0 && size.Height % 8 == 0
            ? null
            : $"A screen of {size} is not possible: the width must be 640 to 2560, the height 480 to 1600, and both multiples of 8, for example 1280×800.";

    private static string? FaultOf(DesktopOptions options) =>
        !LocaleForm().IsMatch(options.Locale) ? $"'{TerminalText.Escape(options.Locale)}' is no locale; write a language and a country, for example 'de_DE'."
        : !ZoneForm().IsMatch(options.TimeZone) ? $"'{TerminalText.Escape(options.TimeZone)}' is no time zone; write one like 'Europe/Berlin' or 'UTC'."
        : options.StartPage.Any(char.IsControl) || options.StartPage.StartsWith('-') ? "The start page is no address."
        : options.Site is { } site && !SiteForm().IsMatch(site) ? $"'{TerminalText.Escape(site)}' is no folder below /workspace; write a relative path without '..', for example 'site'."
        : options.LongestSettling < TimeSpan.Zero || options.LongestSettling > TimeSpan.FromMinutes(1) ? "The longest settling must be 0 to 60 seconds."
        : null;

    private static Dictionary<string, string> EnvironmentOf(DesktopOptions options) => new(options.Environment)
    {
        ["DISPLAY"] = ":99",
        ["HOME"] = "/tmp/home",
        ["TZ"] = options.TimeZone,
        ["LANGUAGE"] = options.Locale,
        ["DESKTOP_SIZE"] = string.Create(CultureInfo.InvariantCulture, $"{options.Size.Width}x{options.Size.Height}"),
        ["DESKTOP_BROWSER"] = options.HasBrowser ? "browser" : "",
        ["DESKTOP_START_PAGE"] = options.StartPage,
        ["DESKTOP_LOCALE"] = options.Locale,
        ["DESKTOP_PROXY"] = options.Proxy ?? "",
        ["DESKTOP_HOST_RULES"] = options.HostRules ?? "",
        ["DESKTOP_SITE"] = options.Site is { } site ? "/workspace/" + site : "",
    };

    [GeneratedRegex(@"^[A-Za-z]{2,3}([_-][A-Za-z]{2})?\z")]
    private static partial Regex LocaleForm();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}\z")]
    private static partial Regex ZoneForm();

    [GeneratedRegex(@"^(?!\.\.?(/|\z))[A-Za-z0-9_. -]+(/(?!\.\.?(/|\z))[A-Za-z0-9_. -]+)*\z")]
    private static partial Regex SiteForm();
}
