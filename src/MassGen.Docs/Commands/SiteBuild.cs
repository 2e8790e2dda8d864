using MassGen.Diagnostics;
using MassGen.Docs.Commands.Output;
using MassGen.Docs.Coverage;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Attacks;
using MassGen.Docs.Site.Measuring;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Selection;

namespace MassGen.Docs.Commands;

/// <summary>Verifies what has changed and builds the site: what <c>build</c> and <c>serve</c> share.</summary>
internal static class SiteBuild
{
    // Of a folder that was written for another generator hundreds of links may lead nowhere.
    private const int MostWarnings = 20;

    /// <summary>Builds the site of the repository into a folder.</summary>
    /// <returns>The exit code: a failed example fails the build, but the site is built and shows the failure.</returns>
    public static async Task<int> RunAsync(Workspace workspace, VersionedOutput output, bool verify, Uri? address, CancellationToken cancellationToken)
    {
        var results = verify ? await VerifyAsync(workspace, cancellationToken) : [];
        var faults = new List<Diagnostic>();
        var code = Write(output.Of(await OursAsync(workspace, results, address, faults, cancellationToken)), output.Folder, faults);
        return code == ExitCodes.Success && results.Any(result => result.Status == VerificationStatus.Failed) ? ExitCodes.Failure : code;
    }

    /// <summary>What the repository's site is built of.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="results">What was verified just now.</param>
    /// <param name="address">Where the site will be found, or null.</param>
    /// <param name="faults">Told what is wrong with the snippets of the pages and with the list of gaps.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<SiteInput> OursAsync(
        Workspace workspace, IReadOnlyList<VerificationResult> results, Uri? address, List<Diagnostic> faults, CancellationToken cancellationToken)
    {
        var reading = workspace.Snippets.Read(workspace.Root);
        faults.AddRange(reading.Faults);
        return new SiteInput
        {
            ContentFolder = Path.Combine(workspace.Root, "docs-src"),
            TemplateFolder = Path.Combine(workspace.Root, "site-templates"),
            Examples = await PagesAsync(workspace, ExampleLoader.Discover(workspace.Root), results, cancellationToken),
            Snippets = await KnownSnippets.OfAsync(workspace, reading.Snippets, cancellationToken),
            AllowedGaps = AllowList.Of(workspace.Root, faults),
            Measurements = MeasurementFile.Of(workspace.Root, faults),
            Attacks = AttackFile.Of(workspace.Root, faults),
            BuiltAt = TimeProvider.System.GetUtcNow(),
            BaseUrl = address,
        };
    }

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
    /// <param name="input">What it is built of.</param>
    /// <param name="output">The folder to build into.</param>
    /// <param name="known">What is known to be wrong already. With an error among it the site is built, and the build fails.</param>
    public static int Write(SiteInput input, string output, IReadOnlyList<Diagnostic> known)
    {
        var started = TimeProvider.System.GetTimestamp();
        var site = SiteBuilder.Build(input, output);

        // Pages are read for their snippets and for the site: both may tell the same.
        var faults = known.Concat(site.Diagnostics)
            .DistinctBy(fault => (fault.Code, fault.Position?.Source.Path, fault.Position?.Line, fault.Position?.Column, fault.Position is null ? fault.Message : "")).ToList();
        Tell(faults, input.IsForeign ? MostWarnings : int.MaxValue);
        if (faults.Any(fault => fault.Severity == Severity.Error))
        {
            return ExitCodes.Failure;
        }

        Console.WriteLine($"{site.Pages.Count} pages in {output} ({TimeProvider.System.GetElapsedTime(started).TotalMilliseconds:0} ms)");
        return ExitCodes.Success;
    }

    /// <summary>Verifies what has changed.</summary>
    public static async Task<IReadOnlyList<VerificationResult>> VerifyAsync(Workspace workspace, CancellationToken cancellationToken)
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

    // What was verified just now is the evidence, in whatever sandbox it had to be; without that, or when a file was changed since, what is
    // kept for the present inputs.
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
            var known = results.FirstOrDefault(result => result.Id == id && result.FilesHash == example.FilesHash)?.Evidence;
            var hash = known?.InputsHash ?? await EvidenceKey.OfAsync(example, options.Mode, sandboxes, cancellationToken);
            pages.Add(new ExamplePage(example, known ?? workspace.Evidence.Find(id, hash), hash));
        }

        return pages;
    }
}
