using System.Collections.Concurrent;
using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;
using MassGen.Docs.Verify.Sessions;

namespace MassGen.Docs.Tests.Verify.Sessions;

/// <summary>A small shell that knows <c>echo</c>, and <c>count</c>, which prints another number each time. What a snippet requires are files.</summary>
internal sealed class EchoRunner(ConcurrentQueue<string> ran) : ISnippetRunner
{
    private int _count;

    public static SnippetParts Parts(Func<IReadOnlyList<Snippet>> read, ConcurrentQueue<string> ran, Action<RanSnippet>? bless = null) => new()
    {
        Read = _ => new SnippetReading(read(), []),
        CreateRunner = (_, _) => new EchoRunner(ran),
        Holds = (expected, printed) => expected.Match == OutputMatch.Contains
            ? printed.Contains(expected.Text, StringComparison.Ordinal) : expected.Text == printed,
        Bless = (_, snippets) =>
        {
            snippets.ToList().ForEach(snippet => bless?.Invoke(snippet));
            return [];
        },
    };

    public Task PrepareAsync(IReadOnlyList<Snippet> snippets, CancellationToken cancellationToken)
    {
        ran.Enqueue($"prepare {snippets.Count}");
        return Task.CompletedTask;
    }

    public Task<string?> IdentifyAsync(IReadOnlyList<Snippet> session, CancellationToken cancellationToken) => Task.FromResult<string?>("echo");

    public Task<string?> WhyNotAsync(Snippet snippet, CancellationToken cancellationToken) =>
        Task.FromResult(snippet.Requires.Where(file => !File.Exists(file)).Select(file => $"there is no {file}").FirstOrDefault());

    public Task<IReadOnlyList<SnippetOutcome>> RunAsync(IReadOnlyList<Snippet> session, CancellationToken cancellationToken)
    {
        var outcomes = new List<SnippetOutcome>();
        foreach (var snippet in session)
        {
            if (snippet.Requires.Any(file => !File.Exists(file)))
            {
                outcomes.Add(new SnippetOutcome { Id = snippet.Id, Status = VerificationStatus.Skipped, Checks = [], Explanation = ["something is missing"] });
                continue;
            }

            var hasFailed = outcomes.Any(outcome => outcome.Status != VerificationStatus.Passed);
            outcomes.Add(hasFailed ? new SnippetOutcome { Id = snippet.Id, Status = VerificationStatus.Skipped, Checks = [], Explanation = ["an earlier one failed"] } : Run(snippet));
        }

        return Task.FromResult<IReadOnlyList<SnippetOutcome>>(outcomes);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private SnippetOutcome Run(Snippet snippet)
    {
        ran.Enqueue(snippet.Id);
        var command = ((ShellTask)snippet.Task).Commands[0];
        var printed = command.Text == "count" ? $"{++_count}" : command.Text["echo ".Length..];
        var held = command.Shown is null || command.Shown.Text == printed;
        var where = command.Shown?.Position.ToString() ?? "";
        return new SnippetOutcome
        {
            Id = snippet.Id,
            Status = held ? VerificationStatus.Passed : VerificationStatus.Failed,
            Checks = command.Shown is null ? [] : [new CheckResult("it prints that", held, where, held ? null : printed)],
            Explanation = held ? [] : [$"{where}: expected '{command.Shown!.Text}', but it printed '{printed}'"],
            Printed = new Dictionary<int, string> { [command.Line] = printed },
            Phases = [new PhaseTime("run", 1)],
        };
    }
}
