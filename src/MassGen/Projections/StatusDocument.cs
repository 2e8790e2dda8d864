using System.Text.Json.Serialization;

namespace MassGen.Projections;

/// <summary>
/// <c>status.json</c>: where a run stands, computed from its events. It is replaced as a whole at most once a second while the run
/// goes on, and once more at its very end.
/// </summary>
public sealed record StatusDocument
{
    /// <summary>The version of this form, 1. It rises when the meaning of a field changes; new fields alone do not raise it.</summary>
    [JsonPropertyName("schema_version")]
    public int SchemaVersion { get; init; } = 1;

    /// <summary>
    /// Whether the run has ended. While it is false, <c>updated_at</c> moves every second; when it no longer moves, the program was killed.
    /// </summary>
    public required bool Finished { get; init; }

    /// <summary>
    /// How it ended: <c>completed</c>, <c>timed_out</c>, <c>budget_reached</c>, <c>failed</c> (nobody had an answer) or <c>cancelled</c>.
    /// </summary>
    [JsonPropertyName("exit_reason")]
    public string? ExitReason { get; init; }

    /// <summary>What the <c>massgen</c> command returns: 0 completed, 2 failed, 3 a limit was reached, 4 interrupted.</summary>
    [JsonPropertyName("exit_code")]
    public int? ExitCode { get; init; }

    /// <summary>Why the run did not complete, one sentence a cause; empty when it did or has not ended.</summary>
    public required IReadOnlyList<string> Causes { get; init; }

    /// <summary>The run's id: the name of its folder.</summary>
    [JsonPropertyName("run_id")]
    public required string RunId { get; init; }

    /// <summary>The configuration's path as it was given, or null when there was no file.</summary>
    public string? Config { get; init; }

    /// <summary>The session that the run continues: the agents are shown its earlier turns. Null when it continues none.</summary>
    [JsonPropertyName("session_id")]
    public string? SessionId { get; init; }

    /// <summary>The question put to the agents.</summary>
    public required string Question { get; init; }

    /// <summary>When the run began.</summary>
    [JsonPropertyName("started_at")]
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When this document was written.</summary>
    [JsonPropertyName("updated_at")]
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Seconds from the beginning of the run to its end, or to now.</summary>
    [JsonPropertyName("elapsed_seconds")]
    public required double ElapsedSeconds { get; init; }

    /// <summary>
    /// What is being done: <c>not_started</c>, <c>planning</c> (one agent judges which tools must wait), <c>coordinating</c> (agents
    /// answer and vote), <c>presenting</c> (the winner writes the final answer), <c>evaluating</c> (the winner judges it) or
    /// <c>finished</c>.
    /// </summary>
    public required string Phase { get; init; }

    /// <summary>How often the run has started over because its winner found the final answer lacking, plus one.</summary>
    public required int Attempt { get; init; }

    /// <summary>How many answers have been accepted. A vote counts only for the version its voter had seen.</summary>
    [JsonPropertyName("answer_version")]
    public required int AnswerVersion { get; init; }

    /// <summary>The agents by id, in the order of the configuration.</summary>
    public required IReadOnlyDictionary<string, AgentStatusDocument> Agents { get; init; }

    /// <summary>What has come of it.</summary>
    public required StatusResults Results { get; init; }

    /// <summary>What all agents used.</summary>
    public required StatusUsage Usage { get; init; }

    /// <summary>What each turn used, in the order in which the turns made their first call.</summary>
    [JsonPropertyName("turn_usage")]
    public required IReadOnlyList<StatusTurn> TurnUsage { get; init; }

    /// <summary>How often each tool was used, by its name.</summary>
    [JsonPropertyName("tool_usage")]
    public required IReadOnlyDictionary<string, StatusTool> ToolUsage { get; init; }
}

/// <summary>Where one agent stands.</summary>
public sealed record AgentStatusDocument
{
    /// <summary>The name the other agents know it by, for example <c>agent1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The backend type.</summary>
    public required string Backend { get; init; }

    /// <summary>The model asked for, or null where the backend chooses.</summary>
    public string? Model { get; init; }

    /// <summary>
    /// <c>working</c> (in a turn), <c>idle</c> (between two turns, or the run is over), <c>voted</c> or <c>stopped</c> (takes no further part).
    /// </summary>
    public required string Status { get; init; }

    /// <summary>How many of its answers were accepted.</summary>
    [JsonPropertyName("answer_count")]
    public required int AnswerCount { get; init; }

    /// <summary>The id of its newest answer, for example <c>agent1.2</c>; the text is in <c>answers/</c> under that name.</summary>
    [JsonPropertyName("latest_answer")]
    public string? LatestAnswer { get; init; }

    /// <summary>Its vote, if it has one that counts now. A vote that a newer answer has outdated is not shown.</summary>
    public StatusVote? Vote { get; init; }

    /// <summary>How many turns it has begun: fresh conversations, the final presentation included.</summary>
    public required int Turns { get; init; }

    /// <summary>How many of its turns failed.</summary>
    public required int Failures { get; init; }

    /// <summary>How many of its answers and votes were refused, outdated votes not counted.</summary>
    public required int Refusals { get; init; }

    /// <summary>Its latest failure, or null when nothing failed. It stays when a later turn succeeds.</summary>
    public StatusError? Error { get; init; }

    /// <summary>Why it takes no further part, or null while it does.</summary>
    [JsonPropertyName("stopped_because")]
    public string? StoppedBecause { get; init; }

    /// <summary>When the last event about it happened.</summary>
    [JsonPropertyName("last_activity_at")]
    public DateTimeOffset? LastActivityAt { get; init; }

    /// <summary>What it used.</summary>
    public required StatusUsage Usage { get; init; }
}

/// <summary>A vote that counts now.</summary>
/// <param name="For">The agent voted for, by its id in the configuration.</param>
/// <param name="Answer">The answer voted for, for example <c>agent1.2</c>.</param>
/// <param name="Reason">The voter's reason.</param>
public sealed record StatusVote(string For, string? Answer, string Reason);

/// <summary>A failure of a turn.</summary>
/// <param name="Code">A stable code, explained on the diagnostics page.</param>
/// <param name="Message">What happened, and what can be done.</param>
/// <param name="At">When.</param>
public sealed record StatusError(string Code, string Message, DateTimeOffset At);

/// <summary>What has come of a run.</summary>
public sealed record StatusResults
{
    /// <summary>How many votes that count now each answer has, by answer id. Votes that a newer answer has outdated are not in it.</summary>
    public required IReadOnlyDictionary<string, int> Votes { get; init; }

    /// <summary>The winner's agent id once the vote is decided, or null. The final answer comes later: look at <c>finished</c>.</summary>
    public string? Winner { get; init; }

    /// <summary>The final answer's file, relative to the run's folder; null until it is written.</summary>
    [JsonPropertyName("answer_file")]
    public string? AnswerFile { get; init; }
}
