using System.CommandLine;
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
            return [.. unknown.Select(word => Fault($"There is no option '{word}'.", NearestWord.Suggestion(word, MassGenOptions.Names)))];
        }

        if (parsed.UnmatchedTokens.Count > 0 && parsed.GetValue(MassGenOptions.Question) is { } first)
        {
            return [Fault($"More than one question: '{first}' and '{parsed.UnmatchedTokens[0]}'.", "Put the question in quotes.")];
        }

        return [.. parsed.Errors.Select(error => Fault(error.Message, null))];
    }

    // Such a word would be taken for the question, or for a second one.
    private static bool IsUnknownOption(string word, ParseResult parsed) => word.StartsWith("--", StringComparison.Ordinal)
        && (parsed.GetValue(MassGenOptions.Question) == word || parsed.UnmatchedTokens.Contains(word));

    private static Diagnostic Fault(string message, string? suggestion) => new("MG1080", Severity.Error, message, Suggestion: suggestion);
}
