using MassGen.Diagnostics;
using MassGen.Docs.Examples;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Verify;

/// <summary>
/// Asks what expectations are worth: whether they would hold as well if nothing had been done, nothing printed and nothing answered.
/// Such a test can never fail, so it is a fault before anything is run.
/// </summary>
internal static class NoOperation
{
    // Nobody's output: what accepts this and nothing at all, accepts everything.
    private const string Nonsense = "\u2021 qzx 7351 \u2021";

    private static readonly string[] DoNothing = ["", ":", "true"];

    /// <summary>What is wrong with an example's expectations, or null.</summary>
    public static Diagnostic? FaultOf(Example example)
    {
        // The materials a run starts in are what they were when nothing is done with them.
        var nothing = new FoundOutcome { Materials = MaterialsOf(example) };
        return example.Expectations.Any(expectation => Breaks(expectation, nothing))
            ? null
            : new Diagnostic(
                "MG5202", Severity.Error, "Everything that this example expects would hold as well if nothing had been run.",
                example.Expectations[0].Position,
                Suggestion: "Expect something that only a run brings about: the outcome, the winner, words of the answer, an event.");
    }

    /// <summary>What is wrong with a snippet's expectations, or null.</summary>
    /// <param name="snippet">The snippet.</param>
    /// <param name="holds">Whether printed text is what is expected.</param>
    public static Diagnostic? FaultOf(Snippet snippet, Func<ExpectedOutput, string, bool> holds)
    {
        if (snippet.Task is SkipTask)
        {
            return null;
        }

        if (OutputsOf(snippet).FirstOrDefault(output => holds(output, "") && holds(output, Nonsense)) is { } empty)
        {
            return new Diagnostic(
                "MG5203", Severity.Error, "This output allows any text, and none, so it could not fail.", empty.Position,
                Suggestion: "Leave at least one line of what is really printed.");
        }

        return Proves(snippet) ? null : new Diagnostic(
            "MG5202", Severity.Error, "Everything that this snippet expects would hold as well if nothing had been run.", snippet.Position,
            Suggestion: "Show what it prints in a fence 'text output-of=ID', or say under 'expect' what must come of it.");
    }

    // A command or a program that was never started has no exit code; a configuration that was never read is not valid. Only a run of
    // agents, and commands that do nothing on purpose, need more than that.
    private static bool Proves(Snippet snippet) => snippet.Task switch
    {
        ConfigurationTask { Question: not null } => OutputsOf(snippet).Any() || snippet.Expected.Others.Any(other => Breaks(other, new FoundOutcome())),
        ShellTask shell when shell.Commands.All(command => DoesNothing(command.Text)) => OutputsOf(snippet).Any(),
        _ => true,
    };

    private static bool DoesNothing(string command) => command.Split('\n')
        .Select(line => line.Trim())
        .All(line => line.StartsWith('#') || DoNothing.Contains(line));

    private static IEnumerable<ExpectedOutput> OutputsOf(Snippet snippet) => snippet.Expected.Outputs.Concat(
        snippet.Task is ShellTask shell ? shell.Commands.Select(command => command.Shown).OfType<ExpectedOutput>() : []);

    private static bool Breaks(Expectation expectation, FoundOutcome nothing) =>
        // What is not run costs nothing, whatever else is said of its cost.
        expectation is not ExpectedCost && !ExpectationCheck.Check(expectation, nothing).Held;

    private static Dictionary<string, string> MaterialsOf(Example example)
    {
        var wanted = example.Expectations.OfType<ExpectedMaterial>().Select(file => file.Path);
        return example.Materials is { } folder ? new(RunningFolder.Read(folder, wanted)) : [];
    }
}
