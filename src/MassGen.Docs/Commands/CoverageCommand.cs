using System.CommandLine;
using MassGen.Diagnostics;
using MassGen.Docs.Coverage;
using MassGen.Docs.Examples;
using MassGen.Docs.Site;
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
        var pages = ContentFolder.Opened(Path.Combine(workspace.Root, "docs-src"), faults);
        var reading = workspace.Snippets.Read(workspace.Root);
        var input = new SiteInput
        {
            ContentFolder = Path.Combine(workspace.Root, "docs-src"),
            TemplateFolder = Path.Combine(workspace.Root, "site-templates"),
            Examples = await SiteBuild.PagesAsync(workspace, ExampleLoader.Discover(workspace.Root), [], cancellationToken),
            Snippets = await KnownSnippets.OfAsync(workspace, reading.Snippets, cancellationToken),
            AllowedGaps = AllowList.Of(workspace.Root, faults),
            BuiltAt = TimeProvider.System.GetUtcNow(),
        };
        var matrix = RepositoryMatrix.Of(pages, SiteBuilder.References, input);
        if (json is not null)
        {
            CoverageReport.Of(matrix).Write(json);
        }

        faults.AddRange(matrix.Faults(input.AllowedGaps, settled: true));
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault.ToString());
        }

        CoverageOutput.Write(Console.Out, matrix);
        return faults.Any(fault => fault.Severity == Severity.Error) ? ExitCodes.Failure : ExitCodes.Success;
    }
}
