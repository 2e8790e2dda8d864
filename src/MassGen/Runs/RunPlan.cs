using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Coordination;
using MassGen.Events;
using MassGen.Models;

namespace MassGen.Runs;

/// <summary>An earlier turn of a session.</summary>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">The final answer; empty where there was none.</param>
public sealed record EarlierTurn(string Question, string Answer);

/// <summary>Everything a run needs to know before it begins.</summary>
public sealed record RunPlan
{
    /// <summary>The longest time limit: what a timer can hold, in whole days.</summary>
    public static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(49);

    /// <summary>The question put to the agents.</summary>
    public required string Question { get; init; }

    /// <summary>The agents, at least one, in the order of the configuration.</summary>
    public required IReadOnlyList<Agent> Agents { get; init; }

    /// <summary>Earlier turns of the same session, oldest first: what was asked and what was answered.</summary>
    public IReadOnlyList<EarlierTurn> History { get; init; } = [];

    /// <summary>The numbers the coordination follows.</summary>
    public CoordinationRules Rules { get; init; } = new();

    /// <summary>How good an answer must be before agents vote for it: what they are told.</summary>
    public Strictness VotingSensitivity { get; init; } = Strictness.Lenient;

    /// <summary>The words that tell agents to plan only while tools wait, or null for the built-in ones.</summary>
    public string? PlanningInstruction { get; init; }

    /// <summary>A text that replaces the final answer when the winner judges it in the first attempt, or null: a test of restarts.</summary>
    public string? DebugFinalAnswer { get; init; }

    /// <summary>
    /// The log of an earlier run of the same plan that was cut off, or null. Answers and votes that count stay; agents that were working
    /// begin again. Budgets go on counting where that run was; the time limit begins anew.
    /// </summary>
    public IReadOnlyList<RunEvent>? ResumeFrom { get; init; }

    /// <summary>
    /// How long the whole run may take, attempts after a restart included. The default, 1800 s, is the Python project's.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(1800);

    /// <summary>What the whole run may use, attempts after a restart included.</summary>
    public BudgetLimits Budget { get; init; } = new();

    /// <summary>What people should know before anything happens: the log has it right after its first event.</summary>
    public IReadOnlyList<RunWarning> Warnings { get; init; } = [];

    /// <summary>What is known of models: what their calls cost where no provider says so.</summary>
    public ModelRegistry Models { get; init; } = ModelRegistry.Default;

    /// <summary>When agents' model calls go out.</summary>
    public ITurnSchedule Schedule { get; init; } = new ParallelSchedule();

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
