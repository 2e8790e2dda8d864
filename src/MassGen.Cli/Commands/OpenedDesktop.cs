using System.Globalization;
using MassGen.Cli.Composition;
using MassGen.Desktop;
using MassGen.Desktop.View;
using MassGen.Diagnostics;
using MassGen.Sandbox;

namespace MassGen.Cli.Commands;

/// <summary>What <c>massgen desktop open</c> was told, as it was written.</summary>
internal sealed record OpenedDesktopSettings
{
    public string? Size { get; init; }

    public string? StartPage { get; init; }

    public string? Site { get; init; }

    public bool HasNetwork { get; init; }

    public bool AllowsControl { get; init; }

    public int? Seconds { get; init; }

    public string? RecordPath { get; init; }
}

/// <summary><c>massgen desktop open</c>: a desktop without any agent, shown until it is closed.</summary>
internal static class OpenedDesktop
{
    private const string SiteName = "site";

    private static readonly TimeSpan FilmPause = TimeSpan.FromMilliseconds(500);

    public static async Task<int> RunAsync(OpenedDesktopSettings settings, CancellationToken stop)
    {
        var options = OptionsOf(settings);
        var pages = settings.Site is { } folder ? PagesOf(folder) : [];
        var film = settings.RecordPath is { } path ? FilmFile.Check(path) : null;
        await using var places = new DesktopPlaces(Console.Error.WriteLine, TimeProvider.System);
        try
        {
            await using var desktop = await places.OpenAsync(options, pages, stop);
            await using var view = await LiveView.StartAsync(
                desktop, new LiveViewOptions { Name = "desktop", AllowsControl = settings.AllowsControl }, TimeProvider.System, stop);
            var note = RunningDesktops.OfUser.Keep(new RunningDesktop("desktop", "", view.Address, view.Key, Environment.ProcessId));
            try
            {
                await Console.Out.WriteLineAsync(view.NewLink().AbsoluteUri.AsMemory(), stop);
                await Console.Error.WriteLineAsync("Open the link in a browser. Ctrl-C closes the desktop.".AsMemory(), stop);
                await StayAsync(desktop, settings.Seconds, film, stop);
            }
            finally
            {
                RunningDesktops.Forget(note);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Ctrl-C is how it ends.
        }

        film?.Write();
        return ExitCodes.Success;
    }

    private static async Task StayAsync(IDesktop desktop, int? seconds, FilmFile? film, CancellationToken stop)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (seconds is { } limit)
        {
            end.CancelAfter(TimeSpan.FromSeconds(limit));
        }

        try
        {
            while (desktop.IsUsable)
            {
                film?.Strip.Add(await desktop.CaptureAsync(end.Token));
                await Task.Delay(FilmPause, TimeProvider.System, end.Token);
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            return;
        }

        throw new DesktopException("MG6103", $"The desktop ended: {(desktop as DesktopSession)?.LostBecause ?? "one of its programs did"}.");
    }

    private static DesktopOptions OptionsOf(OpenedDesktopSettings settings)
    {
        var usual = new DesktopOptions();
        if (settings.Seconds is < 1 or > 86_400)
        {
            throw Fault("MG6167", $"--for takes 1 to 86400 seconds; {settings.Seconds} is none of them.", "Leave it out, and Ctrl-C closes the desktop.");
        }

        return usual with
        {
            Size = settings.Size is { } size ? SizeOf(size) : usual.Size,
            Site = settings.Site is null ? null : SiteName,
            StartPage = settings.StartPage is { } page ? PageOf(page) : settings.Site is null ? usual.StartPage : $"http://localhost:{DesktopPorts.Site}/",
            HasNetwork = settings.HasNetwork,
        };
    }

    private static ScreenSize SizeOf(string written)
    {
        var parts = written.Split('x', 'X', '×');
        return parts.Length == 2
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            && width is >= 640 and <= 2560 && height is >= 480 and <= 1600 && width % 8 == 0 && height % 8 == 0
                ? new ScreenSize(width, height)
                : throw Fault("MG6164", $"--size takes a width of 640 to 2560 and a height of 480 to 1600, both multiples of 8; '{written}' is none.", "For example --size 1280x800.");
    }

    private static string PageOf(string written) =>
        written == "about:blank" || (Uri.TryCreate(written, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            ? written
            : throw Fault("MG6165", $"--start-page takes an address of a page; '{written}' is none.", "Begin it with http:// or https://.");

    private static List<SandboxFile> PagesOf(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw Fault("MG6166", $"There is no folder '{folder}'.", "--site takes a folder of HTML pages, with an index.html to begin with.");
        }

        return [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Order(StringComparer.Ordinal)
            .Select(file => new SandboxFile($"{SiteName}/{Path.GetRelativePath(folder, file).Replace('\\', '/')}", File.ReadAllBytes(file)))];
    }

    private static InvalidInputException Fault(string code, string message, string suggestion) =>
        new(new Diagnostic(code, Severity.Error, message, Suggestion: suggestion));
}
