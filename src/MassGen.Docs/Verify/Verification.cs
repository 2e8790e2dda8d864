using System.Collections.Concurrent;
using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify.Sessions;

namespace MassGen.Docs.Verify;

/// <summary>One verification over examples and snippets alike: several at once, what is known already not again.</summary>
internal sealed class Verification(
    string root, SnippetParts parts, VerifyOptions options, EvidenceStore store, IVerificationProgress progress, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, VerificationResult> _results = new();
    private readonly ConcurrentBag<RanSnippet> _ran = [];

    /// <summary>Verifies what is chosen.</summary>
    /// <returns>The results, examples first, in the order of the units.</returns>
    /// <exception cref="SandboxMissingException">Something needs a sandbox and none can be used.</exception>
    public async Task<IReadOnlyList<VerificationResult>> RunAsync(Units units, CancellationToken cancellationToken)
    {
        await using var sandboxes = new SandboxAccess(options.Sandbox, progress);
        await using var runner = units.Snippets.Any() ? parts.CreateRunner(options, progress) : null;
        var examples = new ExamplesVerification(root, new ExampleVerifier(options, store, sandboxes, progress, time), progress, options.Mode);
        var ofExamples = units.Examples
            .Select<string, Func<CancellationToken, Task>>(id => async token => Report(await examples.VerifyAsync(id, token)));
        var ofSnippets = runner is null ? [] : await WorkAsync(units, runner, options is { UseCache: true, Approve: false }, cancellationToken);

        // The first work of snippets is to compile for all of them; examples run meanwhile.
        await RunAsync([.. ofSnippets.Take(1), .. ofExamples, .. ofSnippets.Skip(1)], cancellationToken);
        if (runner is not null && options.Approve)
        {
            await ApproveAsync(units, runner, cancellationToken);
        }

        return [.. units.Ids.Select(id => _results[id])];
    }

    private async Task<IReadOnlyList<Func<CancellationToken, Task>>> WorkAsync(
        Units units, ISnippetRunner runner, bool mayReuse, CancellationToken cancellationToken)
    {
        var verifier = new SessionVerifier(runner, parts, store, progress, time);
        var planned = new List<PlannedSession>();
        foreach (var session in units.Sessions)
        {
            if (WithoutSkipped(session) is { } toRun)
            {
                planned.Add(await PlannedSession.OfAsync(toRun, runner, store, mayReuse, cancellationToken));
            }
        }

        List<Snippet> unknown = [.. planned.Where(session => session.Known is null).SelectMany(session => session.Session.Snippets)];
        var prepared = new Lazy<Task>(() => runner.PrepareAsync(unknown, cancellationToken));
        return
        [
            _ => unknown.Count == 0 ? Task.CompletedTask : prepared.Value,
            .. planned.Select<PlannedSession, Func<CancellationToken, Task>>(session => async token =>
            {
                await (session.Known is null ? prepared.Value : Task.CompletedTask);
                var result = await verifier.VerifyAsync(session, token);
                result.Ran.ToList().ForEach(_ran.Add);
                result.Results.ToList().ForEach(Report);
            }),
        ];
    }

    private SnippetSession? WithoutSkipped(SnippetSession session)
    {
        foreach (var snippet in session.Snippets)
        {
            if (snippet.Task is SkipTask skip)
            {
                Report(ResultOf.Of(snippet, VerificationStatus.Skipped, skip.Reason));
            }
        }

        List<Snippet> others = [.. session.Snippets.Where(snippet => snippet.Task is not SkipTask)];
        return others.Count == 0 ? null : new SnippetSession(others);
    }

    private Task RunAsync(IReadOnlyList<Func<CancellationToken, Task>> work, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        work, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs, CancellationToken = cancellationToken }, async (unit, token) => await unit(token));

    // A snippet is only reached when those before it pass, so what is written down may bring the next difference to light.
    private async Task ApproveAsync(Units units, ISnippetRunner runner, CancellationToken cancellationToken)
    {
        var written = new HashSet<string>();
        var changes = new List<FileChange>();
        while (_ran.Where(ran => Approval.IsPossible(ran) && written.Add(ran.Snippet.Id)).ToList() is { Count: > 0 } wanted)
        {
            changes.AddRange(Approval.Write(root, parts.Bless(root, wanted)));
            _ran.Clear();
            var now = Approval.Again(parts.Read(root), units, [.. wanted.Select(ran => ran.Snippet.Id)]);
            await RunAsync(await WorkAsync(now, runner, mayReuse: false, cancellationToken), cancellationToken);
        }

        foreach (var id in written.Where(id => _results[id].Status == VerificationStatus.Failed))
        {
            _results[id] = Approval.NotRepeatable(_results[id]);
        }

        if (changes.Count > 0 && written.FirstOrDefault() is { } first)
        {
            _results[first] = _results[first] with { Changes = changes };
        }
    }

    private void Report(VerificationResult result)
    {
        _results[result.Id] = result;
        progress.Finished(result);
    }
}
