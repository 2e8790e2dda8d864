using MassGen.Docs.Evidence;
using MassGen.Events;

namespace MassGen.Docs.Snippets;

/// <summary>What came of a snippet.</summary>
public sealed record SnippetOutcome
{
    /// <summary>The snippet's id.</summary>
    public required string Id { get; init; }

    /// <summary>The result.</summary>
    public required VerificationStatus Status { get; init; }

    /// <summary>What was checked, with the places in the page.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>The explanation of every fault for people, each beginning with <c>file:line:column: </c>; or why it was skipped.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];

    /// <summary>What was printed, scrubbed: the text that <c>--bless</c> would write, by the line of the fence or command it belongs to.</summary>
    public IReadOnlyDictionary<int, string> Printed { get; init; } = new Dictionary<int, string>();

    /// <summary>How long each phase took: <c>compile</c>, <c>start</c>, <c>run</c>.</summary>
    public IReadOnlyList<PhaseTime> Phases { get; init; } = [];

    /// <summary>Where it ran, or null when it ran in no sandbox.</summary>
    public SandboxEvidence? Sandbox { get; init; }

    /// <summary>The events of the orchestrator's run, when there was one.</summary>
    public IReadOnlyList<RunEvent> Events { get; init; } = [];
}

/// <summary>How long a phase took.</summary>
/// <param name="Name">The phase.</param>
/// <param name="Milliseconds">Its time.</param>
public sealed record PhaseTime(string Name, double Milliseconds);
