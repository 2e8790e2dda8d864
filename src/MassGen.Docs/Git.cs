using System.Diagnostics;

namespace MassGen.Docs;

/// <summary>Asks git about the repository.</summary>
internal static class Git
{
    /// <summary>What git answers, or what it complains of; it complains as well when it is not there.</summary>
    public static async Task<GitAnswer> AskAsync(string root, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? new GitAnswer(output, null) : new GitAnswer("", (await error).Trim());
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return new GitAnswer("", "git could not be started");
        }
    }
}

/// <summary>An answer of git.</summary>
/// <param name="Text">What it printed.</param>
/// <param name="Fault">What it complained of, or null.</param>
internal sealed record GitAnswer(string Text, string? Fault);
