using MassGen.Diagnostics;
using MassGen.Docs.Examples;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>Which expectations are looked at, by what is done with a snippet: one that nobody looks at would hold whatever happens.</summary>
internal static class ExpectationRules
{
    /// <summary>Refuses what would never be compared.</summary>
    public static void Check(SnippetTask task, SnippetExpectations expected, ICollection<Diagnostic> faults)
    {
        if (task is SkipTask)
        {
            return;
        }

        foreach (var other in expected.Others.Where(other => !IsCompared(task, other)))
        {
            Fault(faults, other.Position, $"This expectation has no effect here: {Instead(task)}.");
        }

        if (task is ConfigurationTask asked)
        {
            ExpectedAgents.Faults(expected.Others, asked.Config).ToList().ForEach(faults.Add);
        }

        if (expected.ExitPosition is { } exit && !HasExit(task))
        {
            Fault(faults, exit, $"'exit' has no effect here: {Instead(task)}.");
        }
    }

    private static bool IsCompared(SnippetTask task, Expectation expectation) => task switch
    {
        ConfigurationTask { Question: not null } => expectation is not ExpectedDiagnostic,
        ConfigurationTask or SchemaTask => expectation is ExpectedDiagnostic,
        _ => false,
    };

    private static bool HasExit(SnippetTask task) =>
        task is ShellTask or PythonTask or CSharpTask { CompileOnly: false } or ConfigurationTask { Question: null } or SchemaTask;

    private static string Instead(SnippetTask task) => task switch
    {
        ConfigurationTask { Question: not null } => "agents are asked, so say how their run ends and what it holds",
        ConfigurationTask or SchemaTask => "nobody is asked, so only 'exit' and 'diagnostics' are compared",
        ShellTask or PythonTask or CSharpTask { CompileOnly: false } => "of commands and programs only 'exit' and what they print are compared",
        _ => "nothing is run",
    };

    private static void Fault(ICollection<Diagnostic> faults, SourcePosition place, string message) =>
        faults.Add(new Diagnostic("MG5109", Severity.Error, message, place, Suggestion: "Remove it, or correct what it belongs to."));
}
