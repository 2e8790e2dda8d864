using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MassGen.Events;

namespace MassGen.Projections;

/// <summary><c>votes.json</c>: every vote of a run, in order.</summary>
public sealed record VotesDocument
{
    /// <summary>The version of this form, 1.</summary>
    [JsonPropertyName("schema_version")]
    public int SchemaVersion { get; init; } = 1;

    /// <summary>The votes, those that do not count included.</summary>
    public required IReadOnlyList<VoteEntry> Votes { get; init; }
}

/// <summary>One vote.</summary>
public sealed record VoteEntry
{
    /// <summary>The number of its event in <c>events.jsonl</c>.</summary>
    public required long Seq { get; init; }

    /// <summary>When it was cast.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The voter's agent id.</summary>
    public required string Voter { get; init; }

    /// <summary>The agent voted for, by id; what the voter wrote where there is no such agent.</summary>
    public required string For { get; init; }

    /// <summary>The answer voted for, or null when the vote was refused.</summary>
    public string? Answer { get; init; }

    /// <summary>The voter's reason, or null when the vote was refused.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether it counts now: it was accepted, and no answer has been accepted since.</summary>
    public required bool Counts { get; init; }

    /// <summary>Why it does not count: <c>outdated</c> or <c>no-such-answer</c>; null while it counts.</summary>
    [JsonPropertyName("not_counted_because")]
    public string? NotCountedBecause { get; init; }
}

/// <summary>Every vote of a run. A pure fold over the events.</summary>
public sealed record VotesProjection
{
    private const string Outdated = Coordination.Coordinator.Outdated;

    /// <summary>No votes.</summary>
    public static VotesProjection Empty { get; } = new();

    private ImmutableList<VoteEntry> Votes { get; init; } = [];

    /// <summary>The votes of some events.</summary>
    public static VotesProjection Of(IEnumerable<RunEvent> events) => events.Aggregate(Empty, (votes, runEvent) => votes.Add(runEvent));

    /// <summary>The votes after one more event.</summary>
    public VotesProjection Add(RunEvent runEvent) => runEvent switch
    {
        VoteCast { Agent: { } voter } vote => this with
        {
            Votes = Votes.Add(new()
            {
                Seq = vote.Seq, At = vote.At, Voter = voter, For = vote.For, Answer = vote.AnswerId, Reason = vote.Reason, Counts = true,
            }),
        },
        VoteRejected { Agent: { } voter } vote => this with
        {
            Votes = Votes.Add(new()
            {
                Seq = vote.Seq, At = vote.At, Voter = voter, For = vote.For, Counts = false, NotCountedBecause = vote.Reason,
            }),
        },
        AnswerSubmitted => this with
        {
            Votes = [.. Votes.Select(vote => vote.Counts ? vote with { Counts = false, NotCountedBecause = Outdated } : vote)],
        },
        _ => this,
    };

    /// <summary>The document.</summary>
    public VotesDocument ToDocument() => new() { Votes = Votes };
}
