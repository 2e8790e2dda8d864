using System.CommandLine;
using MassGen.Diagnostics;
using MassGen.Docs.Coverage;
using MassGen.Docs.Site.Content;

namespace MassGen.Docs.Commands;

/// <summary><c>coverage</c>: says which features are documented, demonstrated and verified, and fails on a gap that nobody explains.</summary>
internal static class CoverageCommand
{
    public static Command Create()
    {
        var json = new Option<string?>("--json") { HelpName = "PATH", Description = "Write the whole matrix to this file too." };
        var command = new Command("coverage", "Says which keys, backends, tools, events, flags and codes are documented, shown and verified.") { json };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? json, CancellationToken cancellationToken)
    {
        var workspace = Workspace.Find();
        var faults = new List<Diagnostic>();
        var pages = ContentFolder.Read(Path.Combine(workspace.Root, "docs-src"), faults).Pages;
        var input = await RepositoryMatrices.OfAsync(workspace, faults, cancellationToken);
        var matrix = input.Over(pages);
        if (json is not null)
        {
            CoverageReport.Of(matrix).Write(json);
        }

        faults.AddRange(matrix.Faults(input.Allowed, settled: true));
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault.ToString());
        }

        CoverageOutput.Write(Console.Out, matrix);
        if (matrix.Rows.Any(row => row.IsPending))
        {
            await Console.Error.WriteLineAsync("\nWhat waits has no evidence for the present files: run verify-examples first.");
        }

        return faults.Any(fault => fault.Severity == Severity.Error) ? ExitCodes.Failure : ExitCodes.Success;
    }
}
