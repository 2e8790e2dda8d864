using MassGen.Sandbox;

namespace MassGen.Desktop.Session;

/// <summary>Runs the small programs that act on a desktop. All of them take argument lists; text that a model wrote goes through standard input.</summary>
internal sealed class DesktopCommands(ISandbox sandbox, Func<string?> whyLost)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Runs one; how it went is for the caller to judge.</summary>
    /// <exception cref="DesktopException">The desktop was lost.</exception>
    public async Task<CommandResult> TryAsync(SandboxCommand command, CancellationToken cancellationToken)
    {
        var result = await sandbox.RunAsync(command, cancellationToken).ConfigureAwait(false);
        return result.Ended is not (CommandEnd.SandboxLost or CommandEnd.Killed) && sandbox.IsUsable
            ? result
            : throw new DesktopException(DesktopErrors.Lost, $"The desktop was lost: {whyLost() ?? result.Message ?? "its sandbox has ended"}.");
    }

    /// <summary>Runs one that has to succeed without a word of complaint.</summary>
    /// <exception cref="DesktopException">It did not, or the desktop was lost.</exception>
    public async Task RunAsync(IReadOnlyList<string> arguments, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
    {
        var result = await TryAsync(new() { Arguments = arguments, StandardInput = input, Timeout = Longest }, cancellationToken).ConfigureAwait(false);
        var words = result.Stderr.Text.Trim();
        if (!result.Succeeded || words.Length > 0)
        {
            if (whyLost() is { } lost)
                throw new DesktopException(DesktopErrors.Lost, $"The desktop was lost: {lost}.");
            throw new DesktopException(DesktopErrors.Failed, $"The action was not carried out: {TerminalText.Escape(words.Length > 0 ? words : result.Message ?? "no reason was given")}.");
        }
    }
}
