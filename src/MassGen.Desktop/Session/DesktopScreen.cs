using MassGen.Desktop.Screen;
using MassGen.Sandbox;

namespace MassGen.Desktop.Session;

/// <summary>Takes pictures of the screen by reading the file that the X server draws into; no program of the desktop takes part.</summary>
internal sealed class DesktopScreen(ScreenSize size, Func<SandboxCommand, CancellationToken, Task<CommandResult>> run)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    private readonly SandboxCommand _command = new()
    {
        Arguments = ["lz4", "-1", "-c", "/dev/shm/screen/Xvfb_screen0"],
        Timeout = Longest,
        Output = new() { HeadBytes = WindowDump.LongestFile(size), TailBytes = 0, KillBytes = 2 * WindowDump.LongestFile(size), IsBinary = true },
    };

    private readonly byte[] _file = new byte[WindowDump.LongestFile(size)];

    /// <summary>The last picture.</summary>
    public Picture Now { get; private set; } = new();

    /// <summary>The one before.</summary>
    public Picture Before { get; private set; } = new();

    /// <summary>Takes a picture.</summary>
    /// <exception cref="DesktopException">There is none.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var result = await run(_command, cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new DesktopException(DesktopErrors.NoPicture, $"The screen's picture cannot be read: {TerminalText.Escape(result.Message ?? result.Stderr.Text.Trim())}");
        (Now, Before) = (Before, Now);
        WindowDump.Read(_file.AsSpan(0, PackedFile.Unpack(result.Bytes.Span, _file)), size, Now);
    }
}
