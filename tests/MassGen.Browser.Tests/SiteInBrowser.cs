using MassGen.Testing;
using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

/// <summary>The shipped site, built once as a user builds it, and Debian's Chromium to look at it.</summary>
public sealed class SiteInBrowser : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    // Without these flags Chromium talks to its maker's hosts at every start, and as root it refuses its own sandbox.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync",
    ];

    private readonly TempFolder _folder = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IReadOnlyList<string> Pages { get; private set; } = [];

    public static bool IsPresent => File.Exists(Chromium);

    public async Task InitializeAsync()
    {
        if (!IsPresent)
        {
            return;
        }

        var root = Docs.RepositoryRoot.Find(AppContext.BaseDirectory)!;
        var build = await ProgramRun.RunAsync(
            typeof(Docs.RepositoryRoot).Assembly.Location, root, new Dictionary<string, string?>(), "build", "--output", Site);
        Assert.True(build.ExitCode == 0, build.Output + build.Error);
        Pages = [.. Directory.EnumerateFiles(Site, "*.html", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Site, file)).Order(StringComparer.Ordinal)];
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Flags });
    }

    /// <summary>Opens a page in a browser window of its own.</summary>
    public async Task<IPage> OpenAsync(string page, int width, ColorScheme theme, bool script = true)
    {
        Require.That(IsPresent, "chromium", $"{Chromium} is not installed (apt-get install chromium).");
        var context = await _browser!.NewContextAsync(new()
        {
            ColorScheme = theme, JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = 900 },
        });
        var opened = await context.NewPageAsync();
        Faults[opened] = [];
        opened.Console += (_, message) => Note(opened, message.Type is "error" or "warning", message.Text);
        opened.PageError += (_, error) => Note(opened, true, error);
        opened.RequestFailed += (_, request) => Note(opened, true, "not loaded: " + request.Url);
        await opened.GotoAsync(new Uri(Path.Combine(Site, page)).AbsoluteUri);
        return opened;
    }

    /// <summary>What the browser complained about, by page.</summary>
    public Dictionary<IPage, List<string>> Faults { get; } = [];

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _folder.Dispose();
    }

    private string Site => Path.Combine(_folder.Path, "site");

    private void Note(IPage page, bool isFault, string text)
    {
        if (isFault)
        {
            Faults[page].Add(text);
        }
    }
}
