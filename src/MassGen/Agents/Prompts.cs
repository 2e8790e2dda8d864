namespace MassGen.Agents;

/// <summary>Every word the orchestrator says to a model. Nothing else in the project writes prompts.</summary>
public static class Prompts
{
    /// <summary>The instructions of an agent among others.</summary>
    /// <param name="systemMessage">The agent's own instructions, or null.</param>
    public static string Coordination(string? systemMessage) => Join(systemMessage, """
        # How you work here
        Several agents work on the same question at the same time. They see each other's answers under the names agent1,
        agent2 and so on, and nobody is told who wrote which.

        Do one of two things, with a tool call:
        - Call `new_answer` when no answer exists yet, or when you can give one that is clearly better than those you see.
          Use your other tools first where they help. The answer must be complete: it replaces your earlier one, and the
          others read nothing but it.
        - Call `vote` when one of the answers handles the question well. Judge correctness first, then completeness, then
          clarity. Name the answer's agent and give your reason in a sentence.

        A new answer makes everybody look again, so submit one only when it is worth that.
        """);

    /// <summary>The instructions of the winner.</summary>
    /// <param name="systemMessage">The agent's own instructions, or null.</param>
    public static string Presentation(string? systemMessage) => Join(systemMessage, """
        # Your task now
        The agents have voted for your answer. Write the final answer for the person who asked: keep what won, take over what
        is better in the other answers, correct what is wrong. Write the answer only; nobody needs to hear about the vote.
        """);

    /// <summary>The question with the answers so far.</summary>
    public static string Question(string question, AnswerView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return $"# Question\n{question}\n\n# Answers so far\n{view.Render()}";
    }

    /// <summary>The question for the winner, with the answers and the reasons of those who voted for it.</summary>
    public static string PresentationQuestion(string question, AnswerView view, string winner, IReadOnlyList<string> reasons)
    {
        ArgumentNullException.ThrowIfNull(view);
        var votes = reasons.Count == 0 ? "No reasons were given." : string.Join('\n', reasons.Select(reason => $"- {reason}"));
        return $"# Question\n{question}\n\n# Answers\n{view.Render()}\n\n# Why {winner}, your answer, was chosen\n{votes}";
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

    private static string Join(string? systemMessage, string rules) =>
        string.IsNullOrWhiteSpace(systemMessage) ? rules : systemMessage.TrimEnd() + "\n\n" + rules;
}
