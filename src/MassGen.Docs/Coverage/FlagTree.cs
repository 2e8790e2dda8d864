using System.CommandLine;

namespace MassGen.Docs.Coverage;

/// <summary>The flags of a program and of its subcommands, from the program's own options.</summary>
/// <param name="Name">What people type before the flags: <c>massgen</c>, <c>verify-examples</c>.</param>
/// <param name="Command">The command.</param>
internal sealed record FlagTree(string Name, Command Command)
{
    /// <summary>All programs there are.</summary>
    /// <param name="massgen">The program of users.</param>
    /// <param name="documentation">The program of contributors; its subcommands stand for themselves.</param>
    public static IReadOnlyList<FlagTree> Of(Command massgen, Command documentation) =>
        [.. Under("massgen", massgen), .. documentation.Subcommands.Where(command => !command.Hidden).SelectMany(command => Under(command.Name, command))];

    /// <summary>Its flags as <c>NAME --flag</c>, with what they mean.</summary>
    public IEnumerable<(FeatureName Id, Option Option)> Flags => Command.Options.Where(option => !option.Hidden)
        .Select(option => (IdOf(option), option));

    /// <summary>The flag that a word of a command line stands for, also by another of its names; null when it stands for none.</summary>
    public FeatureName? Find(string word)
    {
        var name = word.Split('=')[0];
        return Command.Options.FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name)) is { } found ? IdOf(found) : null;
    }

    private FeatureName IdOf(Option option) => new(FeatureKind.Flag, $"{Name} {option.Name}");

    private static IEnumerable<FlagTree> Under(string name, Command command) =>
        command.Subcommands.Where(inner => !inner.Hidden).SelectMany(inner => Under($"{name} {inner.Name}", inner)).Prepend(new FlagTree(name, command));
}
