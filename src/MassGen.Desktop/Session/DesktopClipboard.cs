using System.Text;
using MassGen.Sandbox;

namespace MassGen.Desktop.Session;

/// <summary>The text in a desktop's clipboard.</summary>
internal sealed class DesktopClipboard(DesktopCommands commands)
{
    private const int LongestText = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The text; empty when there is none, or none in time.</summary>
    public async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        var command = new SandboxCommand
        {
            Arguments = ["xclip", "-selection", "clipboard", "-o", "-t", "UTF8_STRING"],
            Timeout = Patience,
            Output = new() { HeadBytes = LongestText, TailBytes = 0, IsBinary = true },
        };
        var result = await commands.TryAsync(command, cancellationToken).ConfigureAwait(false);
        return result.Succeeded ? Encoding.UTF8.GetString(result.Bytes.Span) : "";
    }

    /// <summary>Puts a text into it.</summary>
    /// <exception cref="DesktopException">The text is too long.</exception>
    public Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return bytes.Length <= LongestText
            ? commands.RunAsync(["desktop-do", "clipboard"], bytes, cancellationToken)
            : throw new DesktopException(DesktopErrors.BadText, $"The text has {bytes.Length} bytes, and at most {LongestText} fit into the clipboard.");
    }
}
