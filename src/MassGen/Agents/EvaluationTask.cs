using MassGen.Coordination;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>The winner judges the final answer. It may look at things with its tools; those that waited wait again.</summary>
internal sealed record EvaluationTask(Agent Agent, Briefing Briefing, string FinalAnswer, PlanningDecided? Planning)
    : StageTask(Agent, AgentStage.Evaluation)
{
    public override string? Instructions(IReadOnlyList<AIFunction> tools) => Prompts.Evaluation(Agent.SystemMessage);

    public override string Opening(AnswerView view, IReadOnlyList<AIFunction> tools) => Prompts.EvaluationQuestion(Briefing, FinalAnswer);

    public override IReadOnlyList<AIFunctionDeclaration> Workflow(AnswerView view) => EvaluationTools.All;

    public override bool Waits(AIFunction tool) => WaitingTools.Contains(Planning, tool);

    public override bool IsWorkflow(FunctionCallContent call) => EvaluationTools.IsOne(call) || WorkflowTools.IsWorkflow(call);

    public override WorkflowCall Read(FunctionCallContent call, AnswerView view, string textSoFar) => EvaluationTools.Read(Agent.Id, call);

    // Whoever only writes about the answer has nothing against it.
    public override CoordinationInput? Conclude(string text, AnswerView view) => new AgentEvaluated(Agent.Id, null);
}
