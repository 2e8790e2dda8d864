using MassGen.Docs.Commands;
using MassGen.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests;

/// <summary>The shipped site, built once as a user builds it, and Debian's Chromium to look at it.</summary>
public sealed class SiteInBrowser : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private WebApplication? _server;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Task<PageFaults>? _faults;

    public IReadOnlyList<string> Pages { get; private set; } = [];

    /// <summary>The built site.</summary>
    public string Folder => Path.Combine(_folder.Path, "site");

    public async Task InitializeAsync()
    {
        if (!Chromium.IsPresent)
        {
            return;
        }

        var root = Docs.RepositoryRoot.Find(AppContext.BaseDirectory)!;
        var build = await ProgramRun.RunAsync(
            typeof(Docs.RepositoryRoot).Assembly.Location, root, new Dictionary<string, string?>(), "build", "--output", Folder);
        Assert.True(build.ExitCode == 0, build.Output + build.Error);
        Pages =
        [
            .. Directory.EnumerateFiles(Folder, "*.html", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Folder, file)).Order(StringComparer.Ordinal),
        ];
        _server = await SiteServer.StartAsync(Folder, port: 0);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Flags });
    }

    /// <summary>Opens a window of a width and theme; <see cref="WindowOnSite.GoToAsync"/> then shows pages in it.</summary>
    public async Task<WindowOnSite> OpenAsync(int width, ColorScheme theme, bool script = true)
    {
        Chromium.Require();
        var page = await _browser!.NewPageAsync(new()
        {
            ColorScheme = theme, JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = 900 },
        });
        return new WindowOnSite(page, new Uri(_server!.Urls.First()));
    }

    /// <summary>What is wrong with the pages; they are gone through when somebody first asks.</summary>
    internal Task<PageFaults> FaultsAsync() => _faults ??= PageFaults.FindAsync(this);

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Dispose();
    }
}
