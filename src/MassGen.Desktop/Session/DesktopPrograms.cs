using MassGen.Sandbox;

namespace MassGen.Desktop.Session;

/// <summary>The programs that a desktop is made of, and what their script says about them.</summary>
internal sealed class DesktopPrograms(IBackgroundProcess script, TimeProvider time)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(5);
    private static readonly Dictionary<string, string> Words = new()
    {
        ["screen"] = "the screen (Xvfb)",
        ["browser"] = "the browser (Chromium)",
        ["vnc"] = "the view (x11vnc)",
        ["windows"] = "the window manager (blackbox)",
        ["site"] = "the web server for the site",
        ["orders"] = "what starts programs",
    };

    /// <summary>Completes when one of them has ended, which ends them all.</summary>
    public Task Lost => script.Completion;

    /// <summary>Waits until the script has said a word.</summary>
    /// <exception cref="DesktopException">One of them ended before.</exception>
    public async Task WaitAsync(string word, CancellationToken cancellationToken)
    {
        while (!Lines().Contains(word))
        {
            if (Lost.IsCompleted)
                throw new DesktopException(DesktopErrors.NotStarted, $"The desktop did not start: {WhyLost()}.");
            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Which program ended, for people.</summary>
    public string WhyLost()
    {
        var lost = Lines().FirstOrDefault(line => line.StartsWith("lost ", StringComparison.Ordinal))?.Split(' ');
        var words = script.Stderr.Text.Trim();
        return (lost is [_, var name, var code] ? $"{Words.GetValueOrDefault(name, name)} ended with code {code}" : "its container has ended, or the connection to it broke")
            + (words.Length > 0 ? $": {TerminalText.Escape(words.Split('\n')[^1])}" : "");
    }

    private string[] Lines() => script.Stdout.Text.Split('\n');
}
