using System.CommandLine;
using MassGen.Diagnostics;

namespace MassGen.Docs.Commands;

/// <summary>Says what is wrong with a command line.</summary>
internal static class UsageError
{
    public static string Describe(ParseResult parsed, RootCommand root)
    {
        if (parsed.CommandResult.Command != root)
        {
            return string.Join('\n', parsed.Errors.Select(error => error.Message)) + "\nTry --help.";
        }

        var commands = root.Subcommands.Select(command => command.Name).ToList();
        var all = $"Commands: {string.Join(", ", commands)}. Try --help.";
        return parsed.UnmatchedTokens is [var word, ..]
            ? $"There is no command '{word}'. {NearestWord.Suggestion(word, commands)}".TrimEnd() + "\n" + all
            : "A command is needed.\n" + all;
    }
}
