using MassGen.Coordination;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>One agent judges, before all begin, which tools must wait. It has no tools of its own meanwhile.</summary>
internal sealed record PlanningTask(Agent Agent, Briefing Briefing) : StageTask(Agent, AgentStage.Planning)
{
    private IReadOnlyList<string> _outside = [];

    public override string? Instructions(IReadOnlyList<AIFunction> tools) => Prompts.Planning;

    public override string Opening(AnswerView view, IReadOnlyList<AIFunction> tools)
    {
        _outside = [.. tools.Where(ToolEffects.AreOutside).Select(tool => tool.Name)];
        return Prompts.PlanningQuestion(Briefing, _outside);
    }

    public override IReadOnlyList<AIFunctionDeclaration> Workflow(AnswerView view) => [PlanningReply.Tool];

    public override bool Waits(AIFunction tool) => true;

    public override bool IsWorkflow(FunctionCallContent call) => call.Name == PlanningReply.ToolName || WorkflowTools.IsWorkflow(call);

    public override WorkflowCall Read(FunctionCallContent call, AnswerView view, string textSoFar) => PlanningReply.OfCall(call) is { } reply
        ? new WorkflowCall.Submits(Decided(reply))
        : new WorkflowCall.Invalid("`irreversible` must be true or false.");

    public override CoordinationInput? Conclude(string text, AnswerView view) => PlanningReply.OfText(text) is { } reply ? Decided(reply) : null;

    public override string Reminder(AnswerView view) => "That was no judgement. Call `decide_planning`, or write the line IRREVERSIBLE: YES or IRREVERSIBLE: NO.";

    private PlanningJudged Decided(PlanningReply reply) => new(Agent.Id, reply.Decide(Agent.Id, _outside));
}
