using MassGen.Docs.Evidence;
using MassGen.Docs.Snippets;
using MassGen.Events;

namespace MassGen.Docs.Verify.Sessions;

/// <summary>Makes evidence of what came of a snippet.</summary>
internal static class SnippetEvidence
{
    public static VerificationEvidence Of(Snippet snippet, SnippetOutcome outcome, string key, DateTimeOffset now)
    {
        var usage = outcome.Events.OfType<UsageRecorded>().ToList();
        return new VerificationEvidence
        {
            Id = snippet.Id,
            InputsHash = key,
            Status = outcome.Status,
            Reason = outcome.Explanation is [var first, ..] ? WithoutPlace(first, snippet) : null,
            VerifiedAt = now,
            Library = LibraryBuild.Name,
            Mode = VerificationMode.Replay,
            Fixture = AsksModels(snippet) ? "scripted" : "none",
            Sandbox = outcome.Sandbox,
            DurationMs = Math.Round(outcome.Phases.Sum(phase => phase.Milliseconds), 1),
            Phases = outcome.Phases,
            Tokens = new TokenCount(
                usage.Sum(call => call.InputTokens), usage.Sum(call => call.CachedInputTokens),
                usage.Sum(call => call.OutputTokens), usage.Sum(call => call.ReasoningTokens)),
            CostUsd = usage.Any(call => call.CostUsd is null) ? null : usage.Sum(call => call.CostUsd!.Value),
            Checks = outcome.Checks,
            Printed = PrintedBy(outcome),
            Events = outcome.Events,
        };
    }

    /// <summary>Whether models are asked, from words written by hand.</summary>
    public static bool AsksModels(Snippet snippet) => snippet.Task is ConfigurationTask { Model: not null } or ShellTask { Model: not null };

    private static string WithoutPlace(string explanation, Snippet snippet)
    {
        var (line, place) = (explanation.Split('\n')[0], $"{snippet.Position}: ");
        return line.StartsWith(place, StringComparison.Ordinal) ? line[place.Length..] : line;
    }

    private static string? PrintedBy(SnippetOutcome outcome) => outcome.Printed.Count == 0
        ? null
        : string.Join('\n', outcome.Printed.OrderBy(pair => pair.Key).Select(pair => pair.Value.TrimEnd('\n')));
}
