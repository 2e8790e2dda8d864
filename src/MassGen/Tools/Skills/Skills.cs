using System.Text.Json.Nodes;
using MassGen.Agents;
using MassGen.Diagnostics;
using MassGen.Events;
using Microsoft.Extensions.AI;
using static MassGen.Tools.ToolAnswer;

namespace MassGen.Tools;

/// <summary>The skills an agent can read: their names and descriptions stand in its instructions, the tool <c>read_skill</c> gives the rest.</summary>
public sealed class Skills : IAgentEnvironment
{
    // A description is for choosing; a longer one is cut in the list and whole in the file.
    private const int LongestDescription = 500;

    // More names would bury the text; a file beyond them is read by its name all the same.
    private const int MostNames = 100;

    private readonly SkillLibrary _library;
    private readonly AgentEnvironmentContext _context;
    private readonly IReadOnlyList<AIFunction> _tools;

    /// <summary>The skills of an agent.</summary>
    /// <param name="library">The run's skills.</param>
    /// <param name="context">The run around the agent.</param>
    public Skills(SkillLibrary library, AgentEnvironmentContext context)
    {
        ArgumentNullException.ThrowIfNull(library);
        (_library, _context) = (library, context);
        _tools = library.Skills.Count == 0 ? [] : [ReadSkill()];
    }

    /// <inheritdoc/>
    public string? Instructions(AgentStage stage) => _tools.Count == 0 ? null : $"""
        # Skills
        A skill tells how to do a kind of work well. When one of these fits your task, read it with `read_skill` before you begin:
        {string.Join('\n', _library.Skills.Select(skill => $"- `{skill.Name}`: {Short(skill.Description)}"))}
        """;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken)
    {
        _library.TellFaults(_context);
        return new(_tools);
    }

    /// <inheritdoc/>
    public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask CaptureAsync(CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public void Publish(string answerId)
    {
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    private CheckedTool ReadSkill() => new(
        "read_skill",
        "Reads a skill: its text and the names of its other files, or one of those files.",
        [
            new ToolParameter("name", "The skill's name."),
            new ToolParameter("file", "One of its other files; the skill's own text when absent.") { IsRequired = false },
        ],
        arguments => Read(arguments.Text("name"), arguments.OptionalText("file")));

    private string Read(string name, string? file)
    {
        if (_library.Skills.FirstOrDefault(skill => skill.Name == name) is not { } skill)
        {
            return Fault($"There is no skill '{name}'. " + (NearestWord.Suggestion(name, _library.Names) ?? $"Skills: {string.Join(", ", _library.Names)}."));
        }

        var others = skill.Files.List().Where(path => path != SkillFiles.Main).ToList();
        if (string.IsNullOrEmpty(file) || file == SkillFiles.Main)
        {
            return Of([Part("name", skill.Name), Part("files", List(others.Take(MostNames))), Part("more_files", More(others.Count)), .. Content(skill.Body)]);
        }

        return skill.Files.Read(file) switch
        {
            null => Fault($"The skill '{name}' has no file '{file}'. " + (NearestWord.Suggestion(file, others)
                ?? (others.Count == 0 ? "It has no other files." : $"Files: {string.Join(", ", others.Take(MostNames))}."))),
            var text when text.Contains('\0', StringComparison.Ordinal) => Fault($"'{file}' is not a text."),
            var text => Of([Part("name", skill.Name), Part("file", file), .. Content(text)]),
        };
    }

    private static JsonValue? More(int files) => files > MostNames ? JsonValue.Create(files - MostNames) : null;

    private static string Short(string text) => text.Length <= LongestDescription ? text : TextParts.Beginning(text, LongestDescription) + "…";
}
