using MassGen.Docs.Commands.Output;
using MassGen.Docs.Site;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Sessions;

namespace MassGen.Docs.Commands;

/// <summary>The snippets of the pages with what is known about them. Nothing is run, and no image made.</summary>
internal static class KnownSnippets
{
    /// <summary>Looks up the evidence for the present inputs.</summary>
    public static Task<IReadOnlyList<SnippetPage>> OfAsync(Workspace workspace, IReadOnlyList<Snippet> snippets, CancellationToken cancellationToken) =>
        OfAsync(workspace, snippets, [], cancellationToken);

    /// <summary>Looks up the evidence for snippets that are not among the known ones, and for those that share a session with such.</summary>
    public static async Task<IReadOnlyList<SnippetPage>> OfAsync(
        Workspace workspace, IReadOnlyList<Snippet> snippets, IEnumerable<SnippetPage> before, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, SnippetPage>();
        foreach (var page in before)
            known[page.Snippet.Id] = page;
        using var progress = ProgressOutput.Create(CommandLineProgram.Terminal, []);
        await using var runner = workspace.Snippets.CreateRunner(new VerifyOptions(), progress);
        var sessions = SnippetSessions.Of([.. snippets.Where(snippet => snippet.Task is not SkipTask)]);
        foreach (var session in sessions.Where(session => !session.Snippets.All(snippet => known.ContainsKey(snippet.Id))).ToList())
        {
            try
            {
                var planned = await PlannedSession.OfAsync(session, runner, workspace.Evidence, mayReuse: false, cancellationToken);
                foreach (var (snippet, key) in session.Snippets.Zip(planned.Keys))
                {
                    known[snippet.Id] = new SnippetPage(snippet, workspace.Evidence.Find(snippet.Id, key), key);
                }
            }
            catch (SandboxMissingException)
            {
                // Evidence belongs to a sandbox, and this machine has none: nothing is known of what needs one.
            }
        }

        return [.. snippets.Select(snippet => known.GetValueOrDefault(snippet.Id) ?? WithoutEvidence(snippet))];
    }

    /// <summary>A snippet of which nothing is known.</summary>
    public static SnippetPage WithoutEvidence(Snippet snippet) => new(snippet, Evidence: null, InputsHash: "");
}
