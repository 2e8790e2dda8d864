using System.Collections.Immutable;
using System.Text.Json;
using MassGen.Coordination;
using MassGen.Events;

namespace MassGen.Projections;

/// <summary>What a status says that no event does.</summary>
/// <param name="RunId">The run's id.</param>
/// <param name="Config">The configuration's path, or null when there was no file.</param>
/// <param name="SessionId">The session that the run continues, or null when it continues none.</param>
public sealed record StatusContext(string RunId, string? Config, string? SessionId = null);

/// <summary>Where a run stands. A pure fold over the events, by the coordination's own rules.</summary>
public sealed record StatusProjection
{
    /// <summary>The final answer's file in a run's folder.</summary>
    public const string AnswerFile = "final/answer.md";

    /// <summary>The status of no events.</summary>
    public static StatusProjection Empty { get; } = new();

    /// <summary>The state of the coordination.</summary>
    public CoordinationState State { get; private init; } = new();

    /// <summary>The first event, or null before it.</summary>
    public RunStarted? Started { get; private init; }

    /// <summary>The last event, or null before it.</summary>
    public RunFinished? Finished { get; private init; }

    /// <summary>What was used.</summary>
    public CostLedger Costs { get; private init; } = CostLedger.Empty;

    private ImmutableDictionary<string, StatusError> Errors { get; init; } = ImmutableDictionary<string, StatusError>.Empty;

    private ImmutableDictionary<string, DateTimeOffset> LastSeen { get; init; } = ImmutableDictionary<string, DateTimeOffset>.Empty;

    /// <summary>The status after some events.</summary>
    public static StatusProjection Of(IEnumerable<RunEvent> events) => events.Aggregate(Empty, (status, runEvent) => status.Add(runEvent));

    /// <summary>The status after one more event.</summary>
    public StatusProjection Add(RunEvent runEvent)
    {
        ArgumentNullException.ThrowIfNull(runEvent);
        var next = this with
        {
            State = State.Apply(runEvent),
            Costs = Costs.Add(runEvent),
            LastSeen = runEvent.Agent is { } agent ? LastSeen.SetItem(agent, runEvent.At) : LastSeen,
        };
        return runEvent switch
        {
            RunStarted started => next with { Started = started },
            RunFinished finished => next with { Finished = finished },
            AgentFailed { Agent: { } id } failed => next with { Errors = Errors.SetItem(id, new(failed.Code, failed.Message, failed.At)) },
            _ => next,
        };
    }

    /// <summary>What the <c>massgen</c> command returns for an outcome; the numbers are the Python project's.</summary>
    public static int ExitCodeOf(RunOutcome outcome) => outcome switch
    {
        RunOutcome.Completed => 0,
        RunOutcome.TimedOut or RunOutcome.BudgetReached => 3,
        RunOutcome.Cancelled => 4,
        _ => 2,
    };

    /// <summary>An outcome in the words of <see cref="StatusDocument.ExitReason"/>.</summary>
    public static string WordOf(RunOutcome outcome) => Word(outcome);

    /// <summary>The document.</summary>
    /// <param name="context">What no event says.</param>
    /// <param name="now">The present moment.</param>
    public StatusDocument ToDocument(StatusContext context, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new StatusDocument
        {
            Finished = Finished is not null,
            ExitReason = Finished is { } ended ? Word(ended.Outcome) : null,
            ExitCode = Finished is { } end ? ExitCodeOf(end.Outcome) : null,
            Causes = Finished?.Causes ?? [],
            RunId = context.RunId,
            Config = context.Config,
            SessionId = context.SessionId,
            Question = Started?.Question ?? "",
            StartedAt = Started?.At,
            UpdatedAt = now,
            ElapsedSeconds = Started is null ? 0 : Math.Round(((Finished?.At ?? now) - Started.At).TotalSeconds, 3),
            Phase = Word(State.Phase),
            Attempt = State.Attempt,
            AnswerVersion = State.Version,
            Agents = Agents(),
            Results = Results(),
            Usage = UsageOf(Costs.Total),
            TurnUsage = [.. Costs.Turns.Select(turn => new StatusTurn(turn.Agent, turn.Turn, UsageOf(turn.Used)))],
            ToolUsage = Costs.Tools.ToDictionary(tool => tool.Key, tool => ToolOf(tool.Value)),
        };
    }

    // An ordered dictionary, so that the agents stand in the order of the configuration.
    private OrderedDictionary<string, AgentStatusDocument> Agents()
    {
        var agents = new OrderedDictionary<string, AgentStatusDocument>();
        foreach (var agent in State.Agents)
        {
            agents.Add(agent.Id, DocumentOf(agent, Started!.Agents.First(summary => summary.Id == agent.Id)));
        }

        return agents;
    }

    private AgentStatusDocument DocumentOf(AgentProgress agent, AgentSummary summary) => new()
    {
        Name = agent.Alias,
        Backend = summary.Backend,
        Model = summary.Model,
        Status = Word(Finished is not null && agent.Status == AgentStatus.Working ? AgentStatus.Idle : agent.Status),
        AnswerCount = agent.Answer?.Revision ?? 0,
        LatestAnswer = agent.Answer?.Id,
        Vote = State.VoteCounts(agent) ? new(agent.Vote!.For, AnswerOf(agent.Vote.For), agent.Vote.Reason) : null,
        Turns = agent.Turns,
        Failures = agent.Failures,
        Refusals = agent.Refusals,
        Error = Errors.GetValueOrDefault(agent.Id),
        StoppedBecause = agent.StoppedBecause,
        LastActivityAt = LastSeen.TryGetValue(agent.Id, out var at) ? at : null,
        Usage = UsageOf(Costs.Agents.GetValueOrDefault(agent.Id, CostEntry.Zero)),
    };

    private StatusResults Results()
    {
        var votes = new OrderedDictionary<string, int>();
        foreach (var author in State.Agents.Where(agent => agent.Answer is not null))
        {
            votes.Add(author.Answer!.Id, State.Agents.Count(voter => State.VoteCounts(voter) && voter.Vote!.For == author.Id));
        }

        return new StatusResults
        {
            Votes = votes,
            Winner = Finished is { } ended ? ended.Winner : State.Winner,
            AnswerFile = Finished?.Answer is null ? null : AnswerFile,
        };
    }

    private string? AnswerOf(string agent) => State.Agents.FirstOrDefault(author => author.Id == agent)?.Answer?.Id;

    private static StatusUsage UsageOf(CostEntry cost) => new()
    {
        ModelCalls = cost.Calls,
        InputTokens = cost.InputTokens,
        CachedInputTokens = cost.CachedInputTokens,
        OutputTokens = cost.OutputTokens,
        ReasoningTokens = cost.ReasoningTokens,
        CostUsd = cost.CostUsd,
        KnownCostUsd = cost.KnownUsd,
        EstimatedCostUsd = cost.EstimatedUsd,
        InputEstimateError = cost.InputEstimateError,
    };

    private static StatusTool ToolOf(ToolCount tool) => new(tool.Calls, tool.Failures, Math.Round(tool.Elapsed.TotalSeconds, 3), tool.AtProvider);

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
