using System.Runtime.CompilerServices;
using System.Text.Json;
using MassGen.Coordination;
using Microsoft.Extensions.AI;

namespace MassGen.Agents;

/// <summary>The tools by which an agent takes part in the coordination: <c>new_answer</c> and <c>vote</c>.</summary>
public static class WorkflowTools
{
    /// <summary>Submits an answer.</summary>
    public const string NewAnswer = "new_answer";

    /// <summary>Votes for an answer.</summary>
    public const string Vote = "vote";

    /// <summary>The tools that make sense in a situation: no vote without answers, no answer beyond the limit.</summary>
    public static IReadOnlyList<AIFunctionDeclaration> For(AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var tools = new List<AIFunctionDeclaration>();
        if (view.MayAnswer)
        {
            tools.Add(Answering);
        }

        if (view.Answers.Count > 0)
        {
            tools.Add(Voting.GetValue(view.Answers, answers => AIFunctionFactory.CreateDeclaration(
                Vote, "Vote for the best of the answers you see.", VoteSchema(view))));
        }

        return tools;
    }

    internal static bool IsWorkflow(FunctionCallContent call) => call.Name is NewAnswer or Vote;

    internal static WorkflowCall Read(string agent, FunctionCallContent call, AnswerView view, string textSoFar)
    {
        if (call.Name == NewAnswer)
        {
            // A model that writes its answer as text and then calls the tool without it has answered all the same.
            var content = ToolJson.Argument(call, "content") is { Length: > 0 } given ? given : textSoFar;
            return (view.MayAnswer, string.IsNullOrWhiteSpace(content)) switch
            {
                (false, _) => new WorkflowCall.Invalid("No more answers can be submitted; vote for one of those you see."),
                (_, true) => new WorkflowCall.Invalid("`content` is missing: it must hold the complete answer."),
                _ => new WorkflowCall.Submits(new AgentAnswered(agent, view.Version, content)),
            };
        }

        if (view.Answers.Count == 0)
        {
            return new WorkflowCall.Invalid("There is no answer to vote for yet; submit one with `new_answer`.");
        }

        var target = ToolJson.Argument(call, "agent_id");
        return target is not null && view.Names.Contains(target)
            ? new WorkflowCall.Submits(new AgentVoted(agent, view.Version, target, ToolJson.Argument(call, "reason") ?? ""))
            : new WorkflowCall.Invalid($"`agent_id` must be one of {string.Join(", ", view.Names)}; it was '{target}'.");
    }

    private static readonly JsonElement NewAnswerSchema = ToolJson.Schema("""
        {"type":"object","properties":{"content":{"type":"string","description":"The complete answer."}},"required":["content"]}
        """);

    private static readonly AIFunctionDeclaration Answering = AIFunctionFactory.CreateDeclaration(
        NewAnswer, "Submit a new or better answer to the question. It must be complete in itself.", NewAnswerSchema);

    // One for each list of answers, however many agents are shown it.
    private static readonly ConditionalWeakTable<IReadOnlyList<ShownAnswer>, AIFunctionDeclaration> Voting = [];

    private static JsonElement VoteSchema(AnswerView view)
    {
        var names = string.Join(',', view.Names.Select(name => $"\"{name}\""));
        return ToolJson.Schema($$$"""
            {"type":"object","properties":{
              "agent_id":{"type":"string","enum":[{{{names}}}],"description":"The name over the answer you vote for."},
              "reason":{"type":"string","description":"Why it is the best, in a sentence."}},
             "required":["agent_id","reason"]}
            """);
    }
}
