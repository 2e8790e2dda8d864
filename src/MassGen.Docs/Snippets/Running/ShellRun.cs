using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Runs the commands of a snippet in the shell of its session.</summary>
internal sealed class ShellRun(SnippetReport report, ShellTask task, ShellSession session, TimeProvider time)
{
    private readonly ProcessPhase _phase = new(report, session, time);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await session.UseModelsAsync(task.Model?.Text, _phase.Left, cancellationToken);
        if (task.SetUp is null || await _phase.HiddenAsync("set-up", task.SetUp, cancellationToken))
        {
            await RunCommandsAsync(cancellationToken);
        }

        if (task.TearDown is not null && report.IsFine)
        {
            await _phase.HiddenAsync("tear-down", task.TearDown, cancellationToken);
        }
    }

    private async Task RunCommandsAsync(CancellationToken cancellationToken)
    {
        // One command is a script, where a failure in the middle must not pass unseen; with prompts each is looked at by itself.
        var isScript = task.Commands is [{ Shown: null }];
        var isApart = report.Snippet.Expected.Outputs.Concat(task.Commands.Select(command => command.Shown).OfType<ExpectedOutput>())
            .Any(output => output.Stream != PrintedTo.Both);
        var all = new List<ShellResult>();
        foreach (var (index, command) in task.Commands.Index())
        {
            var isLast = index == task.Commands.Count - 1;
            var name = isScript ? "the script" : $"'{Short(command.Text)}'";
            var result = WithoutNotice(await _phase.RunAsync(isScript ? "run" : name, command.Text, isScript, isApart, cancellationToken));
            all.Add(result);
            var isFine = _phase.HasEnded(result, name, PlaceOf(command), isLast ? report.Snippet.Expected.Exit : 0);
            if (isFine && command.Shown is { } shown)
            {
                report.Compare(shown, result.Of(shown.Stream), command.Line, name);
            }

            if (!isFine)
            {
                return;
            }
        }

        report.CompareAll(stream => string.Concat(all.Select(result => result.Of(stream))), isScript ? "the script" : "the block");
    }

    // What the session adds behind the reader's back, the reader's own run would not print.
    private ShellResult WithoutNotice(ShellResult result)
    {
        var notice = $"Scripted answers from {FixedEnvironment.Models}: no model is asked.\n";
        return task.Model is null ? result : result with
        {
            Output = result.Output.Replace(notice, "", StringComparison.Ordinal), Error = result.Error.Replace(notice, "", StringComparison.Ordinal),
        };
    }

    private SourcePosition PlaceOf(ShellCommand command)
    {
        var page = report.Snippet.Position;
        return command.Line == page.Line ? page : new SourcePosition(page.Source, command.Line, page.Column);
    }

    private static string Short(string text)
    {
        const int longest = 48;
        var line = text.Split('\n')[0];
        return line.Length <= longest && line.Length == text.Length ? line : line[..Math.Min(longest - 1, line.Length)] + "…";
    }
}
