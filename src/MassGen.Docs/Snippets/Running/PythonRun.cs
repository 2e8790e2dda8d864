namespace MassGen.Docs.Snippets.Running;

/// <summary>Runs a Python program in the sandbox.</summary>
internal sealed class PythonRun(SnippetReport report, PythonTask task, ShellSession session, TimeProvider time)
{
    private readonly ProcessPhase _phase = new(report, session, time);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Blank lines before it make the lines of a traceback those of the page; its name is the page's.
        var name = $"/tmp/python/{Path.GetFileName(task.Code.Path)}";
        await session.PutAsync(name, task.Code.Text, cancellationToken);
        var isApart = report.Snippet.Expected.Outputs.Any(output => output.Stream != PrintedTo.Both);
        var result = await _phase.RunAsync("run", $"PYTHONPATH=$PWD python3 '{name.Replace("'", "'\\''", StringComparison.Ordinal)}'", isStrict: false, isApart, cancellationToken);
        if (_phase.HasEnded(result, "the program", report.Snippet.Position, report.Snippet.Expected.Exit))
        {
            report.CompareAll(result.Of, "the program");
        }
    }
}
