using System.Text;

namespace MassGen.Agents;

/// <summary>What an agent is shown of the coordination: the answers under anonymous names, never who wrote them.</summary>
/// <param name="Version">The answer-set version.</param>
/// <param name="Answers">The answers by their authors' anonymous names, for example <c>agent2</c>.</param>
/// <param name="MayAnswer">Whether the agent may still submit an answer.</param>
public sealed record AnswerView(int Version, IReadOnlyList<KeyValuePair<string, string>> Answers, bool MayAnswer)
{
    /// <summary>The names that can be voted for.</summary>
    public IEnumerable<string> Names => Answers.Select(answer => answer.Key);

    /// <summary>The answers as the model reads them.</summary>
    public string Render()
    {
        if (Answers.Count == 0)
        {
            return "There are no answers yet.";
        }

        var text = new StringBuilder();
        foreach (var (name, content) in Answers)
        {
            text.Append("<answer by=\"").Append(name).Append("\">\n").Append(content.TrimEnd()).Append("\n</answer>\n");
        }

        return text.ToString().TrimEnd();
    }
}
