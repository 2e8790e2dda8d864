using MassGen.Diagnostics;
using MassGen.Docs.Commands.Output;
using MassGen.Docs.Coverage;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Site;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Sessions;

namespace MassGen.Docs.Commands;

/// <summary>Gathers what the option matrix is computed from: examples, snippets, the evidence that is kept, the list of allowed gaps.</summary>
internal static class RepositoryMatrices
{
    public static async Task<RepositoryMatrix> OfAsync(Workspace workspace, ICollection<Diagnostic> faults, CancellationToken cancellationToken)
    {
        var examples = await SiteBuild.PagesAsync(workspace, ExampleLoader.Discover(workspace.Root), [], cancellationToken);
        return await OfAsync(workspace, examples, faults, cancellationToken);
    }

    /// <summary>The same with examples whose evidence is known.</summary>
    public static async Task<RepositoryMatrix> OfAsync(
        Workspace workspace, IReadOnlyList<ExamplePage> examples, ICollection<Diagnostic> faults, CancellationToken cancellationToken)
    {
        var reading = workspace.Snippets.Read(workspace.Root);
        reading.Faults.ToList().ForEach(faults.Add);
        var known = await EvidenceAsync(workspace, reading.Snippets, cancellationToken);
        return new RepositoryMatrix(examples, reading.Snippets, snippet => known.GetValueOrDefault(snippet.Id), AllowList.Of(workspace.Root, faults));
    }

    // Keys of the present inputs; nothing is run, and no image made.
    private static async Task<Dictionary<string, VerificationEvidence>> EvidenceAsync(
        Workspace workspace, IReadOnlyList<Snippet> snippets, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, VerificationEvidence>();
        List<Snippet> toRun = [.. snippets.Where(snippet => snippet.Task is not SkipTask)];
        if (toRun.Count == 0)
        {
            return known;
        }

        using var progress = ProgressOutput.Create(CommandLineProgram.Terminal, []);
        await using var runner = workspace.Snippets.CreateRunner(new VerifyOptions(), progress);
        foreach (var session in SnippetSessions.Of(toRun))
        {
            var planned = await PlannedSession.OfAsync(session, runner, workspace.Evidence, mayReuse: true, cancellationToken);
            planned.Known?.ToList().ForEach(evidence => known[evidence.Id] = evidence);
        }

        return known;
    }
}
