using System.Globalization;
using MassGen.Configuration;

namespace MassGen.Agents;

/// <summary>Every word the orchestrator says to a model. Nothing else in the project writes prompts.</summary>
public static class Prompts
{
    /// <summary>The instructions of an agent among others.</summary>
    /// <param name="systemMessage">The agent's own instructions, or null.</param>
    /// <param name="manner">How strict the agent shall be, and whether it only plans.</param>
    public static string Coordination(string? systemMessage, Manner manner)
    {
        ArgumentNullException.ThrowIfNull(manner);
        var rules = $"""
            # How you work here
            Several agents work on the same question at the same time. They see each other's answers under the names agent1,
            agent2 and so on, and nobody is told who wrote which.

            Do one of two things, with a tool call:
            - Call `new_answer` when no answer exists yet, or when you can give one that is clearly better than those you see.
              Use your other tools first where they help. The answer must be complete: it replaces your earlier one, and the
              others read nothing but it.
            - {BarForVoting(manner.Voting)}

            A new answer makes everybody look again, so submit one only when it is worth that.{NoveltyRule(manner.Novelty)}
            """;
        return Join(systemMessage, manner.PlanningInstruction is { } planning ? rules + "\n\n# Plan only\n" + planning.Trim() : rules);
    }

    /// <summary>What agents are told while tools with effects wait, unless the configuration has words of its own.</summary>
    public const string PlanOnly = """
        Tools that change something outside your workspace are not available now. Answer with a plan: what shall be done, with
        which tool and which arguments, in which order, and how to see that it worked. Do not claim to have done it. The
        agent whose answer wins has these tools when it writes the final answer, and carries the plan out.
        """;

    /// <summary>The instructions of the winner.</summary>
    /// <param name="systemMessage">The agent's own instructions, or null.</param>
    /// <param name="hasTools">Whether it has tools.</param>
    /// <param name="carriesOut">Whether tools waited until now.</param>
    public static string Presentation(string? systemMessage, bool hasTools, bool carriesOut) => Join(systemMessage, """
        # Your task now
        The agents have voted for your answer. Write the final answer for the person who asked: keep what won, take over what
        is better in the other answers, correct what is wrong. Write the answer only; nobody needs to hear about the vote.
        """ + (carriesOut ? """


        The tools that waited are available now. Carry out what your answer plans, once, and tell what was really done.
        """ : hasTools ? """


        You have your tools: use them where something is to be checked, or where files belong to the answer. Then write it.
        """ : ""));

    /// <summary>The instructions for judging the final answer.</summary>
    /// <param name="systemMessage">The agent's own instructions, or null.</param>
    public static string Evaluation(string? systemMessage) => Join(systemMessage, """
        # Your task now
        You see a question and the final answer to it. Judge the answer as the person who asked would: does it answer all of
        the question, is it correct, was everything done that was asked for?

        - Call `submit` when it does. Small blemishes are no reason to start over.
        - Call `restart_orchestration` only when it fails the question. All agents then begin again, and see nothing but the
          answer that was voted for, what you found lacking and what you tell them to do differently: be concrete.
        """);

    /// <summary>The question for judging the final answer.</summary>
    public static string EvaluationQuestion(Briefing briefing, string finalAnswer)
    {
        ArgumentNullException.ThrowIfNull(briefing);
        return $"{briefing.RenderWithHeadings()}\n\n# Final answer\n<answer>\n{finalAnswer.TrimEnd()}\n</answer>";
    }

    /// <summary>The instructions for judging which tools must wait.</summary>
    public const string Planning = """
        # Your task now
        Before several agents work on a question, judge whether the work could have effects that cannot be undone: messages
        sent, things bought or published, records changed or deleted outside the agents' own workspaces. Do not work on the
        question itself.

        Call `decide_planning` with your judgement, or write these three lines:
        IRREVERSIBLE: YES or NO
        BLOCKED_TOOLS: the names of the tools that must wait until one agent has been chosen, with commas; or NONE
        REASON: one sentence
        """;

    /// <summary>The question for judging which tools must wait.</summary>
    public static string PlanningQuestion(Briefing briefing, IReadOnlyList<string> tools)
    {
        ArgumentNullException.ThrowIfNull(briefing);
        ArgumentNullException.ThrowIfNull(tools);
        var list = tools.Count == 0 ? "You have none; other agents may." : string.Join('\n', tools.Select(tool => $"- {tool}"));
        return $"{briefing.RenderWithHeadings()}\n\n# Tools with effects outside the workspace\n{list}";
    }

    /// <summary>Why a tool that waits is refused.</summary>
    public static string ToolWaits(string tool) =>
        $"'{tool}' has effects that cannot be undone, so it waits until the final answer is written. Describe in your answer how it is to be used.";

    /// <summary>The question with the answers so far.</summary>
    public static string Question(Briefing briefing, AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(briefing);
        ArgumentNullException.ThrowIfNull(view);
        return $"{briefing.RenderWithHeadings()}\n\n# Answers so far\n{view.Render()}";
    }

    /// <summary>The question for the winner, with the answers and the reasons of those who voted for it.</summary>
    public static string PresentationQuestion(Briefing briefing, AnswerView view, string winner, IReadOnlyList<string> reasons)
    {
        ArgumentNullException.ThrowIfNull(briefing);
        ArgumentNullException.ThrowIfNull(view);
        var votes = reasons.Count == 0 ? "No reasons were given." : string.Join('\n', reasons.Select(reason => $"- {reason}"));
        return $"{briefing.RenderWithHeadings()}\n\n# Answers\n{view.Render()}\n\n# Why {winner}, your answer, was chosen\n{votes}";
    }

    /// <summary>The news that other answers arrived, for an agent in the middle of its work.</summary>
    public static string News(AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return "The answers changed while you were working. What you have done so far stays; go on from here with `new_answer` or "
            + $"`vote`, whichever is right now.\n\n# Answers now\n{view.Render()}";
    }

    /// <summary>The reminder for a response that neither answered nor voted.</summary>
    public static string Reminder(AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return (view.MayAnswer, view.Answers.Count > 0) switch
        {
            (true, true) => "Nothing was submitted. Call `new_answer` with your complete answer, or `vote` for one of the answers.",
            (true, false) => "Nothing was submitted. Call `new_answer` with your complete answer.",
            _ => "Nothing was submitted. Call `vote` for one of the answers.",
        };
    }

    /// <summary>The head of the note that stands in place of earlier work in a long conversation.</summary>
    public const string EarlierWork = "# Your earlier work in this turn, shortened\nThe conversation grew long. You made these calls and were told:";

    private static string BarForVoting(Strictness voting) => voting switch
    {
        Strictness.Balanced => """
            Call `vote` when one of the answers is good. Look for its weaknesses first: is it correct, does it answer every
              part of the question, is anything important missing, could you clearly improve it? If you could, answer instead.
              Name the answer's agent and give your reason in a sentence.
            """,
        Strictness.Strict => """
            Call `vote` only when one of the answers could be handed on as it is. Check every claim and every part of the
              question, the special cases too, and whether what it says is justified. If you find anything wrong, missing or
              unclear, answer instead. Name the answer's agent and give your reason in a sentence.
            """,
        _ => """
            Call `vote` when one of the answers handles the question well. Judge correctness first, then completeness, then
              clarity. Name the answer's agent and give your reason in a sentence.
            """,
    };

    private static string NoveltyRule(Strictness novelty) => MassGen.Coordination.Novelty.MostSharedWords(novelty) is { } most
        ? string.Create(CultureInfo.InvariantCulture, $" One that shares more\nthan {most * 100:0} % of its words with an answer that exists is refused.")
        : "";

    private static string Join(string? systemMessage, string rules) =>
        string.IsNullOrWhiteSpace(systemMessage) ? rules : systemMessage.TrimEnd() + "\n\n" + rules;
}
