using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Diagnostics;

namespace MassGen.Tools;

/// <summary>The skills of a run: those of the configuration's <c>skills_directory</c> and those that are built in. Read once, shared by all agents.</summary>
public sealed class SkillLibrary
{
    // Built-in skills of the Python project that need programs the sandbox image does not have.
    private static readonly string[] NotShipped = ["semtools", "serena"];

    private readonly List<Skill> _skills = [];
    private readonly List<Diagnostic> _faults = [];
    private int _isTold;

    private SkillLibrary()
    {
    }

    /// <summary>The names of the skills, in ordinal order.</summary>
    public IReadOnlyList<string> Names => [.. Skills.Select(skill => skill.Name)];

    /// <summary>What could not be used, and why. The first agent of the run that opens its skills tells it.</summary>
    public IReadOnlyList<Diagnostic> Faults => _faults;

    internal IReadOnlyList<Skill> Skills => [.. _skills.OrderBy(skill => skill.Name, StringComparer.Ordinal)];

    /// <summary>Reads the skills of a run. Never fails: what cannot be used is left out and told in <see cref="Faults"/>.</summary>
    /// <param name="coordination">Where skills are and which of the built-in ones are wanted.</param>
    /// <param name="baseDirectory">The directory that a relative <c>skills_directory</c> is below.</param>
    public static SkillLibrary Read(CoordinationConfig coordination, string baseDirectory)
    {
        ArgumentNullException.ThrowIfNull(coordination);
        ArgumentNullException.ThrowIfNull(baseDirectory);
        var library = new SkillLibrary();
        library.AddFolder(coordination.SkillsDirectory, Path.GetFullPath(coordination.SkillsDirectory, baseDirectory));
        library.AddBuiltIn(coordination.BuiltInSkills, coordination.SkillsDirectory);
        return library;
    }

    /// <summary>Tells what could not be used, the first time only.</summary>
    internal void TellFaults(AgentEnvironmentContext context)
    {
        if (Interlocked.Exchange(ref _isTold, 1) == 0)
        {
            _faults.ForEach(context.Warn);
        }
    }

    private void AddFolder(string written, string directory)
    {
        if (!Directory.Exists(directory))
        {
            // The default need not be there; a directory that somebody named must.
            if (written != new CoordinationConfig().SkillsDirectory)
            {
                Warn("MG2045", $"skills_directory: there is no '{written}' in {Path.GetDirectoryName(directory)}; only built-in skills are used.");
            }

            return;
        }

        try
        {
            foreach (var folder in new DirectoryInfo(directory).EnumerateDirectories().OrderBy(folder => folder.Name, StringComparer.Ordinal))
            {
                Add(folder);
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Warn("MG2045", $"skills_directory: '{written}' cannot be read: {failed.Message}");
        }
    }

    private void Add(DirectoryInfo folder)
    {
        if (!File.Exists(Path.Combine(folder.FullName, SkillFiles.Main)))
        {
            return;
        }

        if (folder.LinkTarget is not null)
        {
            Warn("MG2043", $"The skill '{folder.FullName}' is left out: the folder is a link. Put the skill itself there.");
        }
        else if (Skill.Read(folder.Name, new FolderSkillFiles(folder.FullName), _faults) is { } skill)
        {
            Add(skill);
        }
    }

    private void AddBuiltIn(IReadOnlyList<string> wanted, string directory)
    {
        foreach (var name in wanted.Where(name => !BuiltInSkillFiles.Names.Contains(name) && _skills.All(skill => skill.Name != name)))
        {
            Warn("MG2044", NotShipped.Contains(name)
                ? $"massgen_skills: '{name}' is not shipped here: it needs programs that the sandbox image does not have. A skill of your own "
                    + $"can take its place: {directory}/{name}/{SkillFiles.Main}."
                : $"massgen_skills: '{name}' is no built-in skill. {NearestWord.Suggestion(name, BuiltInSkillFiles.Names)
                    ?? $"Built-in skills: {string.Join(", ", BuiltInSkillFiles.Names)}."}");
        }

        // A skill of one's own takes the place of a built-in one.
        foreach (var name in BuiltInSkillFiles.Names.Where(name => (wanted.Count == 0 || wanted.Contains(name)) && _skills.All(skill => skill.Name != name)))
        {
            if (Skill.Read(name, new BuiltInSkillFiles(name), _faults) is { } skill)
            {
                Add(skill);
            }
        }
    }

    private void Add(Skill skill)
    {
        if (_skills.FirstOrDefault(other => other.Name == skill.Name) is { } first)
        {
            Warn("MG2043", $"The skill '{skill.Files.Place}' is left out: '{first.Files.Place}' has the same name, '{skill.Name}'.");
        }
        else
        {
            _skills.Add(skill);
        }
    }

    private void Warn(string code, string message) => _faults.Add(new Diagnostic(code, Severity.Warning, message));
}
