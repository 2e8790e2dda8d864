using MassGen.Configuration;

namespace MassGen.Agents;

/// <summary>How agents among others shall go about it.</summary>
/// <param name="Voting">How good an answer must be before they vote for it.</param>
/// <param name="Novelty">How different a new answer must be.</param>
/// <param name="PlanningInstruction">The words that tell them to plan only, or null when they may use all their tools.</param>
public sealed record Manner(Strictness Voting, Strictness Novelty, string? PlanningInstruction);
