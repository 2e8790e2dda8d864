using System.CommandLine;
using MassGen.Diagnostics;
using MassGen.Docs.Commands.Output;
using MassGen.Docs.Coverage;
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
        var site = SiteBuilder.Check(InputOf(workspace, check, found));

        // Front matter, for example, is read for the site and for the snippets.
        var faults = found.Concat(site.Diagnostics).DistinctBy(fault => fault.ToString()).ToList();
        faults.ForEach(fault => Console.Error.WriteLine(fault));
        failed.SelectMany(result => result.Explanation).ToList().ForEach(Console.Error.WriteLine);
        GitHubAnnotations.Write(faults, Console.Out, Environment.GetEnvironmentVariable);
        GitHubAnnotations.Write(VerificationReport.Of(failed), Console.Out, name => name == "GITHUB_STEP_SUMMARY" ? null : Environment.GetEnvironmentVariable(name));
        var errors = faults.Count(fault => fault.Severity == Severity.Error) + failed.Count;
        var counted = $"{check.Examples.Count} examples and {check.Snippets.Count} snippets";
        Console.WriteLine($"{(errors == 0 ? $"{site.Pages.Count} pages, {counted}" : counted)} checked, nothing run: {errors} {(errors == 1 ? "error" : "errors")}.");
        return errors == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }

    // What is known of examples and snippets changes nothing in what a page may say.
    private static SiteInput InputOf(Workspace workspace, StaticCheck check, ICollection<Diagnostic> faults) => new()
    {
        ContentFolder = Path.Combine(workspace.Root, "docs-src"),
        TemplateFolder = Path.Combine(workspace.Root, "site-templates"),
        Examples = [.. check.Examples.Select(example => new ExamplePage(example, Evidence: null, InputsHash: ""))],
        Snippets = [.. check.Snippets.Select(KnownSnippets.WithoutEvidence)],
        AllowedGaps = AllowList.Of(workspace.Root, faults),
        Measurements = MeasurementFile.Of(workspace.Root, faults),
        Attacks = AttackFile.Of(workspace.Root, faults),
        BuiltAt = TimeProvider.System.GetUtcNow(),
    };
}
