using MassGen.Desktop.View;
using MassGen.Testing;
using Microsoft.Playwright;
using Xunit;

namespace MassGen.Browser.Tests.View;

public sealed class LiveViewPageTests(ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string PixelAt = "([x, y]) => [...document.querySelector('canvas').getContext('2d').getImageData(x, y, 1, 1).data.slice(0, 3)].join(' ')";

    private readonly FakeScreen _screen = new();

    [SkippableFact]
    public async Task The_page_shows_the_pixels_of_the_screen()
    {
        await using var view = await StartAsync();
        var page = await chromium.OpenAsync();

        await OpenAsync(page, view);

        Assert.Equal("255 0 0", await page.EvaluateAsync<string>(PixelAt, new[] { 5, 5 }));
        Assert.Equal("64 160 96", await page.EvaluateAsync<string>(PixelAt, new[] { 300, 200 }));
        Assert.Equal("255 0 0", await page.EvaluateAsync<string>(PixelAt, new[] { 635, 475 }));
    }

    [SkippableFact]
    public async Task The_token_leaves_the_address_and_the_page_can_be_loaded_again()
    {
        await using var view = await StartAsync();
        var page = await chromium.OpenAsync();

        await OpenAsync(page, view);
        Assert.Equal(view.Address.AbsoluteUri, page.Url);
        await page.ReloadAsync();

        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("Live, 640×480");
    }

    [SkippableFact]
    public async Task A_link_that_was_used_says_so()
    {
        await using var view = await StartAsync();
        var link = view.NewLink().AbsoluteUri;
        await (await chromium.OpenAsync()).GotoAsync(link);
        var second = await chromium.OpenAsync();

        await second.GotoAsync(link);

        await Assertions.Expect(second.Locator("#notice")).ToContainTextAsync("used before");
    }

    [SkippableFact]
    public async Task A_click_on_the_picture_arrives_where_it_was_made()
    {
        await using var view = await StartAsync(control: true);
        var page = await chromium.OpenAsync(width: 500);
        await OpenAsync(page, view);
        var box = (await page.Locator("canvas").BoundingBoxAsync())!;

        await page.Mouse.ClickAsync(box.X + (box.Width / 2), box.Y + (box.Height / 4));

        var pressed = await NextAsync(message => message is [5, 1, ..]);
        Assert.InRange((pressed[2] << 8) + pressed[3], 319, 321);
        Assert.InRange((pressed[4] << 8) + pressed[5], 119, 121);
    }

    [SkippableTheory]
    [InlineData("a", 0x61)]
    [InlineData("Shift+A", 0xffe1)]
    [InlineData("Enter", 0xff0d)]
    [InlineData("F5", 0xffc2)]
    [InlineData("%", 0x25)]
    [InlineData("ArrowLeft", 0xff51)]
    public async Task Keys_arrive_as_X_names_them(string key, int keysym)
    {
        await using var view = await StartAsync(control: true);
        var page = await chromium.OpenAsync();
        await OpenAsync(page, view);

        await page.Locator("canvas").FocusAsync();
        await page.Keyboard.PressAsync(key);

        var pressed = await NextAsync(message => message is [4, 1, ..]);
        Assert.Equal(keysym, System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(pressed.AsSpan(4)));
    }

    [SkippableFact]
    public async Task The_keyboard_leads_into_the_picture_and_out_again()
    {
        await using var view = await StartAsync(control: true);
        var page = await chromium.OpenAsync();
        await OpenAsync(page, view);

        await page.Locator("#full").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("canvas")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F6");

        await Assertions.Expect(page.Locator("#scale")).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Who_only_watches_sends_nothing()
    {
        await using var view = await StartAsync();
        var page = await chromium.OpenAsync();
        await OpenAsync(page, view);

        await page.Locator("canvas").ClickAsync();
        await page.Keyboard.PressAsync("x");

        Assert.False(_screen.Received.TryRead(out _));
        Assert.Equal("View only", await page.Locator("#mode").TextContentAsync());
    }

    [SkippableFact]
    public async Task A_screen_that_comes_back_is_shown_again()
    {
        await using var view = await StartAsync();
        var page = await chromium.OpenAsync();
        await OpenAsync(page, view);

        _screen.Break();

        await page.WaitForFunctionAsync($"() => ({PixelAt})([300, 200]) === '160 96 64'");
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("Live, 640×480");
    }

    [SkippableFact]
    public async Task The_end_of_the_run_stands_over_the_last_picture()
    {
        await using var view = await StartAsync();
        var page = await chromium.OpenAsync();
        await OpenAsync(page, view);

        await view.DisposeAsync();

        await Assertions.Expect(page.Locator("#notice")).ToHaveTextAsync("The run has ended. This is the last picture.");
        Assert.Equal("255 0 0", await page.EvaluateAsync<string>(PixelAt, new[] { 5, 5 }));
    }

    [SkippableTheory]
    [InlineData(1280, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    public async Task The_page_fits_the_window_and_is_for_everybody(int width, ColorScheme theme)
    {
        await using var view = await StartAsync(control: true);
        var page = await chromium.OpenAsync(width, 700, theme);
        await OpenAsync(page, view);

        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight"));
        Assert.Empty(await Axe.FaultsAsync(page));
    }

    private Task<LiveView> StartAsync(bool control = false) => LiveView.StartAsync(
        _screen.ConnectAsync, new LiveViewOptions { Name = "agent1", AllowsControl = control }, TimeProvider.System, default);

    private static async Task OpenAsync(IPage page, LiveView view)
    {
        await page.GotoAsync(view.NewLink().AbsoluteUri);
        await Assertions.Expect(page.Locator("#status")).ToHaveTextAsync("Live, 640×480");
        await page.WaitForFunctionAsync($"() => ({PixelAt})([5, 5]) === '255 0 0'");
    }

    private async Task<byte[]> NextAsync(Func<byte[], bool> isMeant)
    {
        byte[] message;
        do
        {
            message = await _screen.Received.ReadAsync(new CancellationTokenSource(TimeSpan.FromSeconds(20)).Token);
        }
        while (!isMeant(message));
        return message;
    }
}
