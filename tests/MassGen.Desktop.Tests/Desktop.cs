using MassGen.Sandbox;
using MassGen.Testing;
using Xunit;

namespace MassGen.Desktop.Tests;

/// <summary>Docker and the image, looked for and built once for all tests, and a desktop that shows the recording page.</summary>
public sealed class DesktopImage : IAsyncLifetime
{
    private SandboxSelection _found = new(null, []);
    private DesktopSession? _desktop;

    /// <summary>The provider; the test is skipped where there is none.</summary>
    public ISandboxProvider Provider
    {
        get
        {
            Require.That(_found.Provider is not null, "docker", string.Join(" ", _found.Rejected));
            return _found.Required;
        }
    }

    /// <summary>The image's name.</summary>
    public string Name { get; private set; } = "";

    public async Task InitializeAsync()
    {
        _found = await SandboxSelection.SelectAsync(SandboxChoice.Docker, TimeProvider.System, default);
        if (_found.Provider is not null)
        {
            using var images = await ContainerImages.ConnectAsync(SandboxChoice.Docker, TimeProvider.System, default);
            Name = (await images.EnsureAsync(Request, new Progress<string>(), default)).Name;
        }
    }

    /// <summary>What the image is built from.</summary>
    public static ImageRequest Request { get; } = new() { Name = "massgen/computer-use", Folder = Path.Combine(AppContext.BaseDirectory, "images", "computer-use") };

    /// <summary>A new desktop with a site of these pages, at the first of them.</summary>
    public Task<DesktopSession> OpenAsync(DesktopOptions? options = null, params string[] pages) => Desktops.OpenAsync(
        Provider,
        Name,
        pages.Length == 0 ? options ?? new() : (options ?? new()) with { Site = "site", StartPage = "http://127.0.0.1:8000/" + pages[0] },
        [.. pages.Select(page => new SandboxFile("site/" + page, File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Pages", page))))],
        TimeProvider.System,
        default);

    /// <summary>A desktop that shows the recording page; another one where a test lost it.</summary>
    public async Task<DesktopSession> SharedAsync()
    {
        if (_desktop is { IsUsable: true } usable)
            return usable;
        await ForgetAsync();
        return _desktop = await OpenAsync(null, "record.html");
    }

    /// <summary>Removes the shared desktop, for tests that count what is left.</summary>
    public async Task ForgetAsync()
    {
        if (_desktop is not null)
            await _desktop.DisposeAsync();
        _desktop = null;
    }

    public async Task DisposeAsync()
    {
        await ForgetAsync();
        if (_found.Provider is { } provider)
            await provider.DisposeAsync();
    }
}

/// <summary>One image for all tests, one test at a time: a desktop takes a whole processor.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime : ICollectionFixture<DesktopImage>
{
    public const string Name = "desktops";
}
