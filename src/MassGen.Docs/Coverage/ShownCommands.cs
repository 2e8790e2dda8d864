using System.Text.RegularExpressions;

namespace MassGen.Docs.Coverage;

/// <summary>Finds the flags in command lines that a page shows.</summary>
internal static partial class ShownCommands
{
    private const string Documentation = "MassGen.Docs";

    /// <summary>The flags, of whatever of the programs a command line calls.</summary>
    public static IEnumerable<FeatureName> Flags(string commands, IReadOnlyList<FlagTree> programs) =>
        Joined().Replace(commands, " ").Split('\n').Where(line => !line.TrimStart().StartsWith('#')).SelectMany(line => Separator().Split(line)).SelectMany(command => Of(command, programs));

    private static IEnumerable<FeatureName> Of(string command, IReadOnlyList<FlagTree> programs)
    {
        List<string> words = [.. Word().Matches(command).Select(match => match.Value)];
        var program = words.FindIndex(word => word is "massgen" or "docs" || word.EndsWith("/massgen", StringComparison.Ordinal));
        var docs = words.FindIndex(word => word.EndsWith(Documentation, StringComparison.Ordinal));
        var (called, rest) = docs >= 0 ? ("", Arguments(words[(docs + 1)..]))
            : program >= 0 ? (words[program] == "docs" ? "" : "massgen", words[(program + 1)..])
            : (null, []);
        return called is null || Longest(called, rest, programs) is not { } tree ? [] : rest.Select(tree.Find).OfType<FeatureName>();
    }

    // What follows "--" is for the program and not for dotnet.
    private static List<string> Arguments(List<string> words) => words.IndexOf("--") is var mark and >= 0 ? words[(mark + 1)..] : words;

    private static FlagTree? Longest(string called, List<string> rest, IReadOnlyList<FlagTree> programs)
    {
        var names = rest.TakeWhile(word => !word.StartsWith('-')).Prepend(called).Where(word => word.Length > 0).ToList();
        return Enumerable.Range(0, names.Count).Select(left => string.Join(' ', names.Take(names.Count - left)))
            .Select(name => programs.FirstOrDefault(program => program.Name == name)).FirstOrDefault(program => program is not null);
    }

    [GeneratedRegex(@"\\\n")]
    private static partial Regex Joined();

    [GeneratedRegex(@"\|\|?|&&?|;")]
    private static partial Regex Separator();

    [GeneratedRegex("\"[^\"]*\"|'[^']*'|\\S+")]
    private static partial Regex Word();
}
