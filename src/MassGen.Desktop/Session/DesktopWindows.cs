using System.Globalization;
using System.Text.RegularExpressions;
using MassGen.Sandbox;

namespace MassGen.Desktop.Session;

/// <summary>The windows on a desktop.</summary>
internal sealed partial class DesktopWindows(DesktopCommands commands)
{
    /// <summary>The open windows, the active one first.</summary>
    public async Task<IReadOnlyList<DesktopWindow>> ListAsync(CancellationToken cancellationToken)
    {
        var active = await commands.TryAsync(new() { Arguments = ["xdotool", "getactivewindow"] }, cancellationToken).ConfigureAwait(false);
        var listed = await commands.TryAsync(new() { Arguments = ["wmctrl", "-l"] }, cancellationToken).ConfigureAwait(false);
        return Read(listed.Stdout.Text, active.Stdout.Text);
    }

    /// <summary>Brings a window to the front.</summary>
    /// <exception cref="DesktopException">There is none of this id.</exception>
    public async Task ActivateAsync(long id, CancellationToken cancellationToken)
    {
        var windows = await ListAsync(cancellationToken).ConfigureAwait(false);
        if (windows.All(window => window.Id != id))
            throw new DesktopException(DesktopErrors.NoWindow, $"There is no window {id}. " + Shown(windows));
        await commands.RunAsync(["wmctrl", "-i", "-a", string.Create(CultureInfo.InvariantCulture, $"0x{id:x8}")], default, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads the two programs' output.</summary>
    internal static IReadOnlyList<DesktopWindow> Read(string listed, string active)
    {
        _ = long.TryParse(active.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var front);
        return
        [
            .. listed.Split('\n').Select(line => Line().Match(line)).Where(match => match.Success)
                .Select(match => (Id: long.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture), Title: match.Groups[2].Value))
                .DistinctBy(window => window.Id)
                .Select(window => new DesktopWindow(window.Id, TerminalText.Escape(window.Title), window.Id == front))
                .OrderByDescending(window => window.IsActive),
        ];
    }

    private static string Shown(IReadOnlyList<DesktopWindow> windows) => windows.Count == 0
        ? "No window is open."
        : "There are: " + string.Join(", ", windows.Select(window => $"{window.Id} ('{window.Title}')")) + ".";

    // Number, workspace, machine, title.
    [GeneratedRegex(@"^0x([0-9a-f]{8}) +-?[0-9]+ +\S+ (.*)$")]
    private static partial Regex Line();
}
