using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify.Sessions;

namespace MassGen.Docs.Verify;

/// <summary>Checks what can be known of examples and snippets without running anything.</summary>
internal sealed class StaticCheck(string root, SnippetParts parts, IVerificationProgress progress)
{
    /// <summary>The examples that can be read.</summary>
    public IReadOnlyList<Example> Examples { get; private set; } = [];

    /// <summary>The snippets that can be read.</summary>
    public IReadOnlyList<Snippet> Snippets { get; private set; } = [];

    /// <summary>Checks everything.</summary>
    /// <returns>What is wrong, as diagnostics, and as words that begin with a place.</returns>
    public async Task<(IReadOnlyList<Diagnostic> Faults, IReadOnlyList<VerificationResult> Failed)> RunAsync(CancellationToken cancellationToken)
    {
        var faults = new List<Diagnostic>();
        Examples = [.. ExampleLoader.Discover(root).Select(id => Read(id, faults)).OfType<Example>()];
        var reading = parts.Read(root);
        Snippets = reading.Snippets;
        faults.AddRange(reading.Faults);
        faults.AddRange(reading.Snippets.Select(snippet => NoOperation.FaultOf(snippet, parts.Holds)).OfType<Diagnostic>());
        return (faults, await ReadOnlyAsync(reading.Snippets, cancellationToken));
    }

    private Example? Read(string id, List<Diagnostic> faults)
    {
        try
        {
            var example = ExampleLoader.Load(root, id);
            if (example.Question is not null)
            {
                faults.AddRange(ConfigLoader.Load(example.Config).Diagnostics.Where(fault => fault.Severity == Severity.Error));
            }

            faults.AddRange(StaleRecordings.Of(example));
            faults.AddRange(NoOperation.FaultOf(example) is { } worthless ? [worthless] : []);
            return example;
        }
        catch (InvalidInputException invalid)
        {
            faults.AddRange(invalid.Diagnostics);
            return null;
        }
    }

    // Copies, data and configurations that are only validated: their runner reads, and starts nothing.
    private async Task<IReadOnlyList<VerificationResult>> ReadOnlyAsync(IReadOnlyList<Snippet> snippets, CancellationToken cancellationToken)
    {
        var readable = snippets.Where(IsOnlyRead).ToList();
        if (readable.Count == 0)
        {
            return [];
        }

        await using var runner = parts.CreateRunner(new VerifyOptions(), progress);
        await runner.PrepareAsync(readable, cancellationToken);
        var failed = new List<VerificationResult>();
        foreach (var snippet in readable)
        {
            var outcome = (await runner.RunAsync([snippet], cancellationToken))[0];
            if (outcome.Status == VerificationStatus.Failed)
            {
                failed.Add(ResultOf.Of(snippet, outcome.Status, outcome.Explanation is [var first, ..] ? first : null) with { Explanation = outcome.Explanation });
            }
        }

        return failed;
    }

    private static bool IsOnlyRead(Snippet snippet) =>
        snippet.Task is CopyTask or SchemaTask or DataTask or ConfigurationTask { Question: null } && snippet.Requires.Count == 0;
}
