using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests.View;

/// <summary>Debian's Chromium, without a site.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (Chromium.IsPresent)
        {
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.Path, Args = Chromium.Flags });
        }
    }

    /// <summary>A window with cookies of its own.</summary>
    public async Task<IPage> OpenAsync(int width = 1280, int height = 900, ColorScheme theme = ColorScheme.Light)
    {
        Chromium.Require();
        var context = await _browser!.NewContextAsync(new() { ColorScheme = theme, ViewportSize = new() { Width = width, Height = height } });
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
