using MassGen.Docs.Commands.Output;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Site;
using MassGen.Docs.Verify;

namespace MassGen.Docs.Commands;

/// <summary>Verifies what has changed and builds the site: what <c>build</c> and <c>serve</c> share.</summary>
internal static class SiteBuild
{
    /// <summary>Builds the site into a folder.</summary>
    /// <returns>The exit code: a failed example fails the build, but the site is built and shows the failure.</returns>
    public static async Task<int> RunAsync(Workspace workspace, string output, bool verify, CancellationToken cancellationToken)
    {
        var ids = ExampleLoader.Discover(workspace.Root);
        var options = new VerifyOptions();
        using var progress = ProgressOutput.Create(CommandLineProgram.Terminal, ids);
        await using var sandboxes = new SandboxAccess(options.Sandbox, progress);
        var exit = ExitCodes.Success;
        if (verify)
        {
            var results = await ExamplesVerification.RunAsync(
                workspace.Root, ids, options, workspace.Evidence, progress, TimeProvider.System, cancellationToken);
            progress.Dispose();
            ResultOutput.Write(Console.Out, results);
            exit = results.Any(result => result.Status == VerificationStatus.Failed) ? ExitCodes.Failure : ExitCodes.Success;
        }

        progress.Dispose();
        var started = TimeProvider.System.GetTimestamp();
        var examples = await PagesAsync(workspace, ids, options, sandboxes, cancellationToken);
        var result = SiteBuilder.Build(
            new SiteInput
            {
                ContentFolder = Path.Combine(workspace.Root, "docs-src"),
                TemplateFolder = Path.Combine(workspace.Root, "site-templates"),
                Examples = examples,
                BuiltAt = TimeProvider.System.GetUtcNow(),
            },
            output);
        foreach (var diagnostic in result.Diagnostics)
        {
            await Console.Error.WriteLineAsync(diagnostic.ToString());
        }

        if (!result.Succeeded)
        {
            return ExitCodes.Failure;
        }

        Console.WriteLine($"{result.Pages.Count} pages in {output} ({TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0} ms)");
        return exit;
    }

    private static async Task<IReadOnlyList<ExamplePage>> PagesAsync(
        Workspace workspace, IReadOnlyList<string> ids, VerifyOptions options, SandboxAccess sandboxes, CancellationToken cancellationToken)
    {
        var pages = new List<ExamplePage>();
        foreach (var id in ids)
        {
            var example = ExampleLoader.Load(workspace.Root, id);
            var hash = await EvidenceKey.OfAsync(example, options.Mode, sandboxes, cancellationToken);
            pages.Add(new ExamplePage(example, workspace.Evidence.Find(id, hash), hash));
        }

        return pages;
    }
}
