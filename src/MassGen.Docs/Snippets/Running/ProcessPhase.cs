using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Docs.Snippets.Matching;
using MassGen.Sandbox;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Runs the programs of a snippet one after the other within the snippet's time, and judges how they ended.</summary>
internal sealed class ProcessPhase(SnippetReport report, ShellSession session, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    /// <summary>How long a snippet may take.</summary>
    public static TimeSpan Limit { get; } = TimeSpan.FromSeconds(60);

    /// <summary>How much of the time is left.</summary>
    public TimeSpan Left => Limit - time.GetElapsedTime(_started) is var left && left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);

    /// <summary>Runs a script and takes its time.</summary>
    public async Task<ShellResult> RunAsync(string name, string script, bool isStrict, bool isApart, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        try
        {
            return await session.RunAsync(script, isStrict, isApart, Left, cancellationToken);
        }
        finally
        {
            report.Phase(name, time.GetElapsedTime(started));
        }
    }

    /// <summary>Runs what readers do not see.</summary>
    /// <returns>Whether it ended well.</returns>
    public async Task<bool> HiddenAsync(string name, string script, CancellationToken cancellationToken)
    {
        var result = await RunAsync(name, script, isStrict: true, isApart: false, cancellationToken);
        return HasEnded(result, $"the {name}", report.Snippet.Position, 0, "MG5157");
    }

    /// <summary>Whether a program ended as expected; if not, that is a fault.</summary>
    public bool HasEnded(ShellResult result, string name, SourcePosition where, int exit, string code = "MG5152")
    {
        var what = Text($"{name} ends with exit code {exit}");
        if (result is { Ended: CommandEnd.Exited, LeftOut: 0 } && result.ExitCode == exit)
        {
            report.Held(what, where);
            return true;
        }

        var place = result.ExitCode != exit && report.Snippet.Expected.ExitPosition is { } written && exit != 0 ? written : where;
        var (fault, message, advice) = Judge(result, name, exit, code);
        report.Failed(fault, what, place, message, Printed(result), advice);
        return false;
    }

    private static (string Code, string Message, string? Advice) Judge(ShellResult result, string name, int exit, string code) => result switch
    {
        { Ended: CommandEnd.TimedOut } => ("MG5153", Text($"{Capital(name)} did not end within {Limit.TotalSeconds:0} seconds and was killed, with everything it had started."),
            "Show something shorter; a program that is meant to go on belongs into the set-up, behind '&'."),
        { Ended: CommandEnd.Exited, LeftOut: > 0 } when result.ExitCode == exit =>
            ("MG5154", Text($"{Capital(name)} printed {result.LeftOut} bytes more than the {ShellSession.MostBytes} that are compared."), "Print less: with head, grep or an option."),
        { Ended: CommandEnd.Exited } => (code, Text($"{Capital(name)} ended with exit code {result.ExitCode}; expected was {exit}."),
            exit == 0 && result.ExitCode is > 0 and < 126 ? $"If that is what the page shows, say so on the fence: exit={result.ExitCode}." : null),
        _ => ("MG5163", $"{Capital(name)} did not end by itself: {result.Ended.ToWord()}. {result.Message}".TrimEnd(), null),
    };

    private static string? Printed(ShellResult result)
    {
        const int mostLines = 40;
        var lines = OutputText.Plain(result.Of(PrintedTo.Both)).TrimEnd('\n').Split('\n');
        return lines is [""] ? null
            : "it printed:\n" + string.Join('\n', (lines.Length <= mostLines ? lines : [.. lines[..mostLines], Text($"… {lines.Length - mostLines} more lines")]).Select(line => "  " + line));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
