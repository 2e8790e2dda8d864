using MassGen.Coordination;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>The tools by which the winner judges the final answer: <c>submit</c> and <c>restart_orchestration</c>.</summary>
public static class EvaluationTools
{
    /// <summary>The final answer stands.</summary>
    public const string Submit = "submit";

    /// <summary>All agents begin again.</summary>
    public const string Restart = "restart_orchestration";

    /// <summary>Both tools.</summary>
    public static IReadOnlyList<AIFunctionDeclaration> All { get; } =
    [
        AIFunctionFactory.CreateDeclaration(Submit, "The final answer stands.", ToolJson.Schema("""
            {"type":"object","properties":{"confirmed":{"type":"boolean","enum":[true],"description":"Always true."}},"required":["confirmed"]}
            """)),
        AIFunctionFactory.CreateDeclaration(Restart, "The final answer fails the question: all agents begin again.", ToolJson.Schema("""
            {"type":"object","properties":{
              "reason":{"type":"string","description":"What is lacking."},
              "instructions":{"type":"string","description":"What the agents shall do differently."}},
             "required":["reason","instructions"]}
            """)),
    ];

    internal static bool IsOne(FunctionCallContent call) => call.Name is Submit or Restart;

    internal static WorkflowCall Read(string agent, FunctionCallContent call)
    {
        if (call.Name == Submit)
        {
            return new WorkflowCall.Submits(new AgentEvaluated(agent, null));
        }

        if (call.Name != Restart)
        {
            return new WorkflowCall.Invalid("No answers and votes are taken now. Call `submit` or `restart_orchestration`.");
        }

        var (reason, instructions) = (ToolJson.Argument(call, "reason"), ToolJson.Argument(call, "instructions"));
        return string.IsNullOrWhiteSpace(reason) || string.IsNullOrWhiteSpace(instructions)
            ? new WorkflowCall.Invalid("`reason` and `instructions` must both be given: the agents know nothing else of your judgement.")
            : new WorkflowCall.Submits(new AgentEvaluated(agent, new RestartWish(reason, instructions)));
    }
}
