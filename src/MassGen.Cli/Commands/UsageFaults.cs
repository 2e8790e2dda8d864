using System.CommandLine;
using System.CommandLine.Parsing;
using MassGen.Cli.Configs;
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
            return [Fault($"More than one question: '{first}' and '{parsed.UnmatchedTokens[0]}'.", Meant(first, parsed.UnmatchedTokens[0]))];
        }

        return [.. parsed.Errors.Select(error => Fault(error.Message, null))];
    }

    /// <summary>The command that was called, for example <c>massgen models show</c>.</summary>
    public static string Called(ParseResult parsed)
    {
        var words = new List<string>();
        for (var command = parsed.CommandResult; command is { Command: not RootCommand }; command = command.Parent as CommandResult)
        {
            words.Insert(0, command.Command.Name);
        }

        return string.Join(' ', ["massgen", .. words]);
    }

    // Other programs take the file without an option, or have a command where this one has an option.
    private static string Meant(string first, string second) =>
        MassGenOptions.Names.Contains("--" + first) ? $"Did you mean '--{first}'?"
        : new[] { first, second }.FirstOrDefault(ConfigFinder.HasEnding) is { } file ? $"A configuration is named so: --config {file}"
        : "Put the question in quotes.";

    // Such a word would be taken for the question, for a second one, or for what a subcommand is about.
    private static bool IsUnknownOption(string word, ParseResult parsed) => (word.StartsWith("--", StringComparison.Ordinal) || word is ['-', >= 'A'])
        && (parsed.UnmatchedTokens.Contains(word)
            || parsed.CommandResult.Children.OfType<ArgumentResult>().Any(argument => argument.Tokens.Any(token => token.Value == word)));

    private static Diagnostic Fault(string message, string? suggestion) => new("MG1080", Severity.Error, message, Suggestion: suggestion);
}
