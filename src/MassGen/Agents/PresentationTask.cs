using MassGen.Coordination;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>The winner writes the final answer.</summary>
/// <param name="Agent">The winner.</param>
/// <param name="Question">What it is told of the question, the answers and the votes.</param>
/// <param name="CarriesOut">Whether tools waited until now.</param>
internal sealed record PresentationTask(Agent Agent, string Question, bool CarriesOut) : StageTask(Agent, AgentStage.Presentation)
{
    public override string? Instructions(IReadOnlyList<AIFunction> tools) =>
        Prompts.Presentation(Agent.SystemMessage, tools.Count > 0, CarriesOut);

    public override string Opening(AnswerView view, IReadOnlyList<AIFunction> tools) => Question;

    public override bool IsWorkflow(FunctionCallContent call) => WorkflowTools.IsWorkflow(call);

    public override CoordinationInput? Conclude(string text, AnswerView view) => new AgentPresented(Agent.Id, text);
}

/// <summary>One agent writes the final answer at once: nobody answered or voted before.</summary>
internal sealed record DirectTask(Agent Agent, Briefing Briefing) : StageTask(Agent, AgentStage.Presentation)
{
    public override string? Instructions(IReadOnlyList<AIFunction> tools) => Agent.SystemMessage;

    public override string Opening(AnswerView view, IReadOnlyList<AIFunction> tools) => Briefing.Render();

    public override bool IsWorkflow(FunctionCallContent call) => WorkflowTools.IsWorkflow(call);

    public override CoordinationInput? Conclude(string text, AnswerView view) => new AgentPresented(Agent.Id, text);
}
