using System.CommandLine;
using System.CommandLine.Parsing;
using MassGen.Diagnostics;

namespace MassGen.Cli.Commands;

/// <summary>What is wrong with a command line.</summary>
internal static class UsageFaults
{
    public static IReadOnlyList<Diagnostic> Of(ParseResult parsed, IReadOnlyList<string> args)
    {
        var words = args.TakeWhile(arg => arg != "--").ToList();
        var unknown = words.Where(word => IsUnknownOption(word, parsed)).Distinct().ToList();
        if (unknown.Count > 0)
        {
            var known = parsed.CommandResult.Command is RootCommand ? MassGenOptions.Names : parsed.CommandResult.Command.Options.Select(option => option.Name);
            return [.. unknown.Select(word => Fault($"There is no option '{word}'.", NearestWord.Suggestion(word, known)))];
        }

        if (parsed.UnmatchedTokens.Count > 0 && parsed.GetValue(MassGenOptions.Question) is { } first)
        {
            return [Fault($"More than one question: '{first}' and '{parsed.UnmatchedTokens[0]}'.", "Put the question in quotes.")];
        }

        return [.. parsed.Errors.Select(error => Fault(error.Message, null))];
    }

    // Such a word would be taken for the question, for a second one, or for what a subcommand is about.
    private static bool IsUnknownOption(string word, ParseResult parsed) => word.StartsWith("--", StringComparison.Ordinal)
        && (parsed.UnmatchedTokens.Contains(word)
            || parsed.CommandResult.Children.OfType<ArgumentResult>().Any(argument => argument.Tokens.Any(token => token.Value == word)));

    private static Diagnostic Fault(string message, string? suggestion) => new("MG1080", Severity.Error, message, Suggestion: suggestion);
}
