using System.Runtime.CompilerServices;
using System.Text;

namespace MassGen.Agents;

/// <summary>An answer as an agent is shown it.</summary>
/// <param name="Name">Its author's anonymous name, for example <c>agent2</c>.</param>
/// <param name="AnswerId">Its id, for example <c>agent2.1</c>.</param>
/// <param name="Content">The answer.</param>
public sealed record ShownAnswer(string Name, string AnswerId, string Content);

/// <summary>What an agent is shown of the coordination: the answers under anonymous names, never who wrote them.</summary>
/// <param name="Version">The answer-set version.</param>
/// <param name="Answers">The answers, in the order of the configuration; the list never changes.</param>
/// <param name="MayAnswer">Whether the agent may still submit an answer.</param>
public sealed record AnswerView(int Version, IReadOnlyList<ShownAnswer> Answers, bool MayAnswer)
{
    // Many agents are shown the same list, again and again; it is written once.
    private static readonly ConditionalWeakTable<IReadOnlyList<ShownAnswer>, string> Rendered = [];

    /// <summary>The names that can be voted for.</summary>
    public IEnumerable<string> Names => Answers.Select(answer => answer.Name);

    /// <summary>The answers as the model reads them.</summary>
    public string Render() => Answers.Count == 0 ? "There are no answers yet." : Rendered.GetValue(Answers, Text);

    private static string Text(IReadOnlyList<ShownAnswer> answers)
    {
        var text = new StringBuilder();
        foreach (var answer in answers)
        {
            text.Append("<answer by=\"").Append(answer.Name).Append("\">\n").Append(answer.Content.TrimEnd()).Append("\n</answer>\n");
        }

        return text.ToString().TrimEnd();
    }
}
