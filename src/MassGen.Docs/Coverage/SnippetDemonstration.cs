using MassGen.Docs.Evidence;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Coverage;

/// <summary>Finds what a snippet of a page shows: in configurations, command lines, what is expected and what is printed.</summary>
internal static class SnippetDemonstration
{
    private static readonly string[] Shells = ["bash", "sh", "shell", "console"];

    /// <summary>What a snippet shows, and what of it the evidence bears out.</summary>
    /// <param name="snippet">The snippet.</param>
    /// <param name="evidence">Evidence for its present inputs, or null.</param>
    /// <param name="programs">The programs whose flags are looked for.</param>
    public static Demonstration Of(Snippet snippet, VerificationEvidence? evidence, IReadOnlyList<FlagTree> programs)
    {
        HashSet<FeatureName> shown =
        [
            .. InTask(snippet, programs),
            .. Proof.Named(snippet.Expected.Others),
            .. snippet.Expected.Outputs.SelectMany(output => Proof.Printed(output.Text)),
        ];
        var demonstration = new Demonstration(snippet.Id, $"{snippet.Page}#{SnippetListings.AnchorOf(snippet)}", shown);
        return snippet.Task is SkipTask ? demonstration
            : evidence is null or { Status: VerificationStatus.Skipped } ? demonstration with { IsPending = true }
            : evidence.Status == VerificationStatus.Passed ? demonstration with { Proves = Proof.Of(shown, evidence) }
            : demonstration;
    }

    private static IEnumerable<FeatureName> InTask(Snippet snippet, IReadOnlyList<FlagTree> programs) => snippet.Task switch
    {
        ConfigurationTask task => [.. UsedKeys.In(task.Config), .. task.Model is { } model ? ScriptedCalls.In(model) : []],
        SchemaTask task => UsedKeys.In(task.Part, task.Schema),
        ShellTask task => InShell(snippet, task, programs),
        SkipTask when Shells.Contains(snippet.Language) => ShownCommands.Flags(WithoutPrompts(snippet.Code), programs),
        _ => [],
    };

    private static IEnumerable<FeatureName> InShell(Snippet snippet, ShellTask task, IReadOnlyList<FlagTree> programs)
    {
        var commands = string.Join('\n', task.Commands.Select(command => command.Text));
        return
        [
            .. ShownCommands.Flags(commands, programs),
            .. task.Commands.SelectMany(command => Proof.Printed(command.Shown?.Text ?? "")),
            .. task.Model is { } model ? ScriptedCalls.In(model) : [],
        ];
    }

    private static string WithoutPrompts(string code) => string.Join('\n', code.Split('\n').Select(line => line.StartsWith("$ ", StringComparison.Ordinal) ? line[2..] : line));
}
