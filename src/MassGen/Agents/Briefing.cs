using System.Text;
using MassGen.Coordination;
using MassGen.Runs;

namespace MassGen.Agents;

/// <summary>What every agent is told of its task, in every stage: what was asked before, the question, and the attempt before this one.</summary>
/// <param name="Question">The question.</param>
/// <param name="History">Earlier turns of the session, oldest first.</param>
/// <param name="Earlier">The attempt that was found lacking, or null in the first.</param>
public sealed record Briefing(string Question, IReadOnlyList<EarlierTurn> History, EarlierAttempt? Earlier)
{
    /// <summary>The briefing as a model reads it. A question with nothing around it needs no headings.</summary>
    public string Render() => History.Count == 0 && Earlier is null ? Question : RenderWithHeadings();

    /// <summary>The briefing under headings, for a message in which more follows.</summary>
    public string RenderWithHeadings()
    {
        var text = new StringBuilder();
        if (History.Count > 0)
        {
            text.Append("# Earlier in this conversation\n");
            foreach (var turn in History)
            {
                text.Append("<question>\n").Append(turn.Question.TrimEnd()).Append("\n</question>\n")
                    .Append("<answer>\n").Append(turn.Answer.Length == 0 ? "(There was no answer.)" : turn.Answer.TrimEnd()).Append("\n</answer>\n");
            }

            text.Append('\n');
        }

        text.Append("# Question\n").Append(Question);
        if (Earlier is { } earlier)
        {
            text.Append("\n\n# The attempt before\nIts final answer was found lacking, so the work begins again.\n")
                .Append("What was lacking: ").Append(earlier.Reason).Append('\n')
                .Append("What to do differently: ").Append(earlier.Instructions).Append('\n')
                .Append("<answer>\n").Append(earlier.VotedAnswer.TrimEnd()).Append("\n</answer>");
        }

        return text.ToString();
    }
}
