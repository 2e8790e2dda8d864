namespace MassGen.Browser.Tests;

/// <summary>Debian's Chromium.</summary>
internal static class Chromium
{
    public const string Path = "/usr/bin/chromium";

    // Without these flags Chromium talks to its maker's hosts at every start, and as root it refuses its own sandbox.
    public static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    public static bool IsPresent => File.Exists(Path);

    public static void Require() => Testing.Require.That(IsPresent, "chromium", $"{Path} is not installed (apt-get install chromium).");
}
