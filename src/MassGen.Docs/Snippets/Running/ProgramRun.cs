namespace MassGen.Docs.Snippets.Running;

/// <summary>Runs a compiled C# snippet in a process of its own.</summary>
internal sealed class ProgramRun(SnippetReport report, CompiledProgram program, ShellSession? session, TimeProvider time)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        const string compiles = "it compiles";
        report.Phase("compile", program.Elapsed);
        if (program.Faults.Count > 0)
        {
            program.Faults.ToList().ForEach(fault => report.Failed(fault, compiles));
            return;
        }

        report.Held(compiles, report.Snippet.Position);
        if (session is null || !program.HasEntry)
        {
            return;
        }

        var phase = new ProcessPhase(report, session, time);
        var isApart = report.Snippet.Expected.Outputs.Any(output => output.Stream != PrintedTo.Both);
        var command = $"dotnet exec {FixedEnvironment.Programs}/{program.Name}.dll";
        var result = await phase.RunAsync("run", command, isStrict: false, isApart, cancellationToken);
        if (phase.HasEnded(result, "the program", report.Snippet.Position, report.Snippet.Expected.Exit))
        {
            report.CompareAll(result.Of, "the program");
        }
    }
}
