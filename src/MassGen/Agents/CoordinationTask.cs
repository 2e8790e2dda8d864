using MassGen.Coordination;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>An agent among others answers or votes.</summary>
internal sealed record CoordinationTask(Agent Agent, Briefing Briefing, Manner Manner, PlanningDecided? Planning)
    : StageTask(Agent, AgentStage.Coordination)
{
    public override bool FollowsNews => true;

    public override bool MayForget => true;

    public override string? Instructions(IReadOnlyList<AIFunction> tools) => Prompts.Coordination(Agent.SystemMessage, Manner);

    public override string Opening(AnswerView view, IReadOnlyList<AIFunction> tools) => Prompts.Question(Briefing, view);

    public override IReadOnlyList<AIFunctionDeclaration> Workflow(AnswerView view) => WorkflowTools.For(view);

    public override bool Waits(AIFunction tool) => WaitingTools.Contains(Planning, tool);

    public override bool IsWorkflow(FunctionCallContent call) => WorkflowTools.IsWorkflow(call);

    public override WorkflowCall Read(FunctionCallContent call, AnswerView view, string textSoFar) =>
        WorkflowTools.Read(Agent.Id, call, view, textSoFar);

    public override CoordinationInput? Conclude(string text, AnswerView view) => null;

    public override string Reminder(AnswerView view) => Prompts.Reminder(view);
}

/// <summary>An agent alone answers; its text is the answer.</summary>
internal sealed record AloneTask(Agent Agent, Briefing Briefing) : StageTask(Agent, AgentStage.Coordination)
{
    public override bool MayForget => true;

    public override string? Instructions(IReadOnlyList<AIFunction> tools) => Agent.SystemMessage;

    public override string Opening(AnswerView view, IReadOnlyList<AIFunction> tools) => Briefing.Render();

    // A model may call what it knows from elsewhere and is not offered.
    public override bool IsWorkflow(FunctionCallContent call) => WorkflowTools.IsWorkflow(call);

    public override CoordinationInput? Conclude(string text, AnswerView view) =>
        string.IsNullOrWhiteSpace(text) ? null : new AgentAnswered(Agent.Id, view.Version, text);

    public override string Reminder(AnswerView view) => Prompts.Reminder(view);
}
