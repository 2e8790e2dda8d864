using System.CommandLine;
using MassGen.Diagnostics;
using MassGen.Docs.Commands.Output;
using MassGen.Docs.Coverage;
using MassGen.Docs.Examples;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Attacks;
using MassGen.Docs.Site.Measuring;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Reports;

namespace MassGen.Docs.Commands;

/// <summary><c>check</c>: validates pages, links, snippets and examples; runs nothing and leaves nothing behind.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var command = new Command("check", "Validates links, anchors, front matter, snippets and examples without running anything.");
        command.SetAction((_, cancellationToken) => RunAsync(Workspace.Find(), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        using var progress = ProgressOutput.Create(CommandLineProgram.Terminal, []);
        var check = new StaticCheck(workspace.Root, workspace.Snippets, progress);
        var (read, failed) = await check.RunAsync(cancellationToken);
        var found = read.ToList();
        progress.Dispose();
        var site = BuiltAside(workspace, check.Examples, found);

        // Front matter, for example, is read for the site and for the snippets.
        var faults = found.Concat(site.Diagnostics).DistinctBy(fault => fault.ToString()).ToList();
        faults.ForEach(fault => Console.Error.WriteLine(fault));
        failed.SelectMany(result => result.Explanation).ToList().ForEach(Console.Error.WriteLine);
        GitHubAnnotations.Write(faults, Console.Out, Environment.GetEnvironmentVariable);
        GitHubAnnotations.Write(VerificationReport.Of(failed), Console.Out, name => name == "GITHUB_STEP_SUMMARY" ? null : Environment.GetEnvironmentVariable(name));
        var errors = faults.Count(fault => fault.Severity == Severity.Error) + failed.Count;
        var counted = $"{check.Examples.Count} examples and {check.Snippets} snippets";
        Console.WriteLine($"{(errors == 0 ? $"{site.Pages.Count} pages, {counted}" : counted)} checked, nothing run: {errors} errors.");
        return errors == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    // Whether links lead somewhere is known when all pages are there, so they are made, and thrown away.
    private static SiteResult BuiltAside(Workspace workspace, IReadOnlyList<Example> examples, ICollection<Diagnostic> faults)
    {
        var aside = Directory.CreateTempSubdirectory("massgen-check-");
        try
        {
            var input = new SiteInput
            {
                ContentFolder = Path.Combine(workspace.Root, "docs-src"),
                TemplateFolder = Path.Combine(workspace.Root, "site-templates"),
                Examples = [.. examples.Select(example => new ExamplePage(example, Evidence: null, InputsHash: ""))],
                Snippets = [.. workspace.Snippets.Read(workspace.Root).Snippets.Select(KnownSnippets.WithoutEvidence)],
                AllowedGaps = AllowList.Of(workspace.Root, faults),
                Measurements = MeasurementFile.Of(workspace.Root, faults),
                Attacks = AttackFile.Of(workspace.Root, faults),
                BuiltAt = TimeProvider.System.GetUtcNow(),
            };
            return SiteBuilder.Build(input, Path.Combine(aside.FullName, "site"));
        }
        finally
        {
            aside.Delete(recursive: true);
        }
    }
}
