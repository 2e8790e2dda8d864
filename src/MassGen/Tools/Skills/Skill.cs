using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Tools;

/// <summary>Knowledge an agent can read when it needs it: a folder with <c>SKILL.md</c>.</summary>
internal sealed record Skill(string Name, string Description, string Body, SkillFiles Files)
{
    private const string Fence = "---";

    /// <summary>Reads a skill.</summary>
    /// <param name="name">The name where the skill gives none: that of its folder.</param>
    /// <param name="files">Its files.</param>
    /// <param name="faults">Takes what is wrong with it.</param>
    /// <returns>The skill, or null when it cannot be used.</returns>
    public static Skill? Read(string name, SkillFiles files, ICollection<Diagnostic> faults)
    {
        try
        {
            return files.Read(SkillFiles.Main) is { } text
                ? Read(name, new SourceText($"{files.Place}/{SkillFiles.Main}", text), files, faults)
                : Refuse(faults, new Diagnostic("MG2043", Severity.Warning, $"The skill '{files.Place}' is left out: {SkillFiles.Main} is a link."));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            return Refuse(faults, new Diagnostic("MG2043", Severity.Warning, $"The skill '{files.Place}' is left out: {failed.Message}"));
        }
    }

    private static Skill? Read(string name, SourceText source, SkillFiles files, ICollection<Diagnostic> faults)
    {
        var end = source.Line(1) == Fence ? source.Text.IndexOf("\n" + Fence, Fence.Length, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return Refuse(faults, Fault(name, "It must begin with a line '---', 'description: …' and another line '---'.", new SourcePosition(source, 1, 1)));
        }

        // The first line stays, so that lines are counted as in the file.
        var (given, found) = Matter(new SourceText(source.Path, source.Text[..(end + 1)]));
        if (found.Count > 0)
        {
            found.ForEach(fault => faults.Add(Fault(name, fault.Message, fault.Position, fault.Suggestion)));
            return null;
        }

        var afterFence = source.Text.IndexOf('\n', end + 1);
        return new Skill(
            string.IsNullOrWhiteSpace(given.Name) ? name : OneLine(given.Name), OneLine(given.Description),
            afterFence < 0 ? "" : source.Text[(afterFence + 1)..].Trim(), files);
    }

    private static ((string? Name, string Description) Given, List<Diagnostic> Faults) Matter(SourceText yaml)
    {
        var faults = new List<Diagnostic>();
        try
        {
            // Other tools have keys of their own here, so unknown ones are no fault.
            var reader = MapReader.Document(yaml, faults);
            var given = (reader?.AnyText("name"), reader?.RequiredText("description") ?? "");
            return (given, faults);
        }
        catch (InvalidInputException invalid)
        {
            faults.AddRange(invalid.Diagnostics);
            return ((null, ""), faults);
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static Diagnostic Fault(string name, string reason, SourcePosition? position, string? suggestion = null) =>
        new("MG2043", Severity.Warning, $"The skill '{name}' is left out: {reason}", position, Suggestion: suggestion);

    private static Skill? Refuse(ICollection<Diagnostic> faults, Diagnostic fault)
    {
        faults.Add(fault);
        return null;
    }
}
