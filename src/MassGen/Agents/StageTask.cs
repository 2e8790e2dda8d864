using MassGen.Coordination;
using MassGen.Events;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>What an agent decided with a tool of its stage.</summary>
internal abstract record WorkflowCall
{
    /// <summary>It submits something; the coordination decides whether that is taken.</summary>
    public sealed record Submits(CoordinationInput Input) : WorkflowCall;

    /// <summary>The call cannot be used; the model is told why.</summary>
    public sealed record Invalid(string Reason) : WorkflowCall;
}

/// <summary>What a turn of one stage says to the model and what it takes from it.</summary>
internal abstract record StageTask(Agent Agent, AgentStage Stage)
{
    /// <summary>Whether the model hears of answers that arrive while it works.</summary>
    public virtual bool FollowsNews => false;

    /// <summary>Whether the conversation may be shortened when it grows long.</summary>
    public virtual bool MayForget => false;

    /// <summary>The instructions, given the agent's tools, or null for none.</summary>
    public abstract string? Instructions(IReadOnlyList<AIFunction> tools);

    /// <summary>The first message.</summary>
    public abstract string Opening(AnswerView view, IReadOnlyList<AIFunction> tools);

    /// <summary>The tools by which the stage ends.</summary>
    public virtual IReadOnlyList<AIFunctionDeclaration> Workflow(AnswerView view) => [];

    /// <summary>Which of the agent's own tools the model has now.</summary>
    public virtual bool Waits(AIFunction tool) => false;

    /// <summary>Whether a call is one of the stage's own, offered or not.</summary>
    public virtual bool IsWorkflow(FunctionCallContent call) => false;

    /// <summary>What a call of the stage's own tools means.</summary>
    public virtual WorkflowCall Read(FunctionCallContent call, AnswerView view, string textSoFar) =>
        new WorkflowCall.Invalid("There is nothing to submit any more. Write the answer as text.");

    /// <summary>What a response without calls means; null when it means nothing yet.</summary>
    public abstract CoordinationInput? Conclude(string text, AnswerView view);

    /// <summary>What the model is told when a response meant nothing.</summary>
    public virtual string Reminder(AnswerView view) => "Nothing was written. Write the answer as text.";
}
