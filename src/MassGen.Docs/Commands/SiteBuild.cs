using MassGen.Diagnostics;
using MassGen.Docs.Commands.Output;
using MassGen.Docs.Coverage;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Site;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Selection;

namespace MassGen.Docs.Commands;

/// <summary>Verifies what has changed and builds the site: what <c>build</c> and <c>serve</c> share.</summary>
internal static class SiteBuild
{
    /// <summary>Builds the site into a folder.</summary>
    /// <returns>The exit code: a failed example fails the build, but the site is built and shows the failure.</returns>
    public static async Task<int> RunAsync(Workspace workspace, string output, bool verify, CancellationToken cancellationToken)
    {
        var ids = ExampleLoader.Discover(workspace.Root);
        var results = verify ? await VerifyAsync(workspace, cancellationToken) : [];
        var (snippets, faults) = (workspace.Snippets.Read(workspace.Root).Snippets, new List<Diagnostic>());
        var started = TimeProvider.System.GetTimestamp();
        var site = SiteBuilder.Build(
            new SiteInput
            {
                ContentFolder = Path.Combine(workspace.Root, "docs-src"),
                TemplateFolder = Path.Combine(workspace.Root, "site-templates"),
                Examples = await PagesAsync(workspace, ids, results, cancellationToken),
                Snippets = await KnownSnippets.OfAsync(workspace, snippets, cancellationToken),
                AllowedGaps = AllowList.Of(workspace.Root, faults),
                BuiltAt = TimeProvider.System.GetUtcNow(),
            },
            output);
        foreach (var diagnostic in site.Diagnostics.Concat(faults))
        {
            await Console.Error.WriteLineAsync(diagnostic.ToString());
        }

        if (!site.Succeeded || faults.Count > 0)
        {
            return ExitCodes.Failure;
        }

        Console.WriteLine($"{site.Pages.Count} pages in {output} ({TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0} ms)");
        return results.Any(result => result.Status == VerificationStatus.Failed) ? ExitCodes.Failure : ExitCodes.Success;
    }

    private static async Task<IReadOnlyList<VerificationResult>> VerifyAsync(Workspace workspace, CancellationToken cancellationToken)
    {
        var scope = await VerificationScope.OfAsync(workspace.Root, workspace.Snippets, new ScopeRequest(), cancellationToken);
        using var progress = ProgressOutput.Create(CommandLineProgram.Terminal, [.. scope.Units.Ids]);
        var verification = new Verification(
            workspace.Root, workspace.Snippets, new VerifyOptions(), workspace.Evidence, progress, TimeProvider.System);
        IReadOnlyList<VerificationResult> results = [.. await verification.RunAsync(scope.Units, cancellationToken), .. scope.Faulty];
        progress.Dispose();
        ResultOutput.Write(Console.Out, results);
        return results;
    }

    // What was verified just now is the evidence, in whatever sandbox it had to be; without that, what is kept for the present inputs.
    internal static async Task<IReadOnlyList<ExamplePage>> PagesAsync(
        Workspace workspace, IReadOnlyList<string> ids, IReadOnlyList<VerificationResult> results, CancellationToken cancellationToken)
    {
        using var progress = ProgressOutput.Create(CommandLineProgram.Terminal, []);
        var options = new VerifyOptions();
        await using var sandboxes = new SandboxAccess(options.Sandbox, progress);
        var pages = new List<ExamplePage>();
        foreach (var id in ids)
        {
            var example = ExampleLoader.Load(workspace.Root, id);
            var known = results.FirstOrDefault(result => result.Id == id)?.Evidence;
            var hash = known?.InputsHash ?? await EvidenceKey.OfAsync(example, options.Mode, sandboxes, cancellationToken);
            pages.Add(new ExamplePage(example, known ?? workspace.Evidence.Find(id, hash), hash));
        }

        return pages;
    }
}
