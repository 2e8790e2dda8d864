using MassGen.Diagnostics;
using MassGen.Docs.Commands.Output;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Site;
using MassGen.Docs.Verify;

namespace MassGen.Docs.Commands;

/// <summary>Verifies what has changed and builds the site: what <c>build</c> and <c>serve</c> share.</summary>
internal static class SiteBuild
{
    // Of a folder that was written for another generator hundreds of links may lead nowhere.
    private const int MostWarnings = 20;

    /// <summary>Builds the site of the repository into a folder.</summary>
    /// <returns>The exit code: a failed example fails the build, but the site is built and shows the failure.</returns>
    public static async Task<int> RunAsync(Workspace workspace, string output, bool verify, Uri? address, CancellationToken cancellationToken)
    {
        var results = verify ? await VerifyAsync(workspace, ExampleLoader.Discover(workspace.Root), cancellationToken) : [];
        var code = Write(await OursAsync(workspace, results, address, cancellationToken), output);
        return code == ExitCodes.Success && results.Any(result => result.Status == VerificationStatus.Failed) ? ExitCodes.Failure : code;
    }

    /// <summary>What the repository's site is built of.</summary>
    public static async Task<SiteInput> OursAsync(
        Workspace workspace, IReadOnlyList<VerificationResult> results, Uri? address, CancellationToken cancellationToken) => new()
        {
            ContentFolder = Path.Combine(workspace.Root, "docs-src"),
            TemplateFolder = Path.Combine(workspace.Root, "site-templates"),
            Examples = await PagesAsync(workspace, ExampleLoader.Discover(workspace.Root), results, cancellationToken),
            BuiltAt = TimeProvider.System.GetUtcNow(),
            BaseUrl = address,
        };

    /// <summary>What a site of any folder of Markdown is built of.</summary>
    public static SiteInput Foreign(string source, Uri? address) => new()
    {
        ContentFolder = Path.GetFullPath(source),
        TemplateFolder = SiteSources.TemplateFolder(),
        Examples = [],
        BuiltAt = TimeProvider.System.GetUtcNow(),
        BaseUrl = address,
        IsForeign = true,
    };

    /// <summary>Builds a site and tells what came of it.</summary>
    public static int Write(SiteInput input, string output)
    {
        var started = TimeProvider.System.GetTimestamp();
        var site = SiteBuilder.Build(input, output);
        Tell(site.Diagnostics, input.IsForeign ? MostWarnings : int.MaxValue);
        if (!site.Succeeded)
        {
            return ExitCodes.Failure;
        }

        Console.WriteLine($"{site.Pages.Count} pages in {output} ({TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0} ms)");
        return ExitCodes.Success;
    }

    /// <summary>Verifies what has changed.</summary>
    public static Task<IReadOnlyList<VerificationResult>> VerifyAsync(Workspace workspace, CancellationToken cancellationToken) =>
        VerifyAsync(workspace, ExampleLoader.Discover(workspace.Root), cancellationToken);

    private static void Tell(IReadOnlyList<Diagnostic> diagnostics, int mostWarnings)
    {
        var warnings = 0;
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Severity == Severity.Error || ++warnings <= mostWarnings)
            {
                Console.Error.WriteLine(diagnostic.ToString());
            }
        }

        if (warnings > mostWarnings)
        {
            Console.Error.WriteLine($"... and {warnings - mostWarnings} more warnings.");
        }
    }

    private static async Task<IReadOnlyList<VerificationResult>> VerifyAsync(
        Workspace workspace, IReadOnlyList<string> ids, CancellationToken cancellationToken)
    {
        using var progress = ProgressOutput.Create(CommandLineProgram.Terminal, ids);
        var results = await ExamplesVerification.RunAsync(
            workspace.Root, ids, new VerifyOptions(), workspace.Evidence, progress, TimeProvider.System, cancellationToken);
        progress.Dispose();
        ResultOutput.Write(Console.Out, results);
        return results;
    }

    // What was verified just now is the evidence, in whatever sandbox it had to be; without that, what is kept for the present inputs.
    private static async Task<IReadOnlyList<ExamplePage>> PagesAsync(
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
