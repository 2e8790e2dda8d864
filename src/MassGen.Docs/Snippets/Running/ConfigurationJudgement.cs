using MassGen.Diagnostics;
using MassGen.Docs.Examples;
using MassGen.Docs.Verify;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Judges what the library says about a configuration that a page shows.</summary>
internal static class ConfigurationJudgement
{
    // A key that nobody knows, or in the wrong place, is only a warning to users; on a page it is a misspelling.
    private static readonly string[] MistakesOnPages = ["MG1003", "MG1015"];

    /// <summary>Compares diagnostics with what the snippet expects of them; without expectations there must be none that matter.</summary>
    /// <returns>Whether the configuration is as the page says.</returns>
    public static bool Judge(SnippetReport report, IReadOnlyList<Diagnostic> found, string what)
    {
        var expected = report.Snippet.Expected;
        var wanted = expected.Others.OfType<ExpectedDiagnostic>().ToList();
        foreach (var diagnostic in wanted)
        {
            report.Add(ExpectationCheck.Check(diagnostic, new FoundOutcome { Diagnostics = found }));
        }

        report.CompareAll(_ => string.Join('\n', found.Select(Bare)), "'massgen --validate'");
        var mistakes = found.Where(diagnostic => IsMistake(diagnostic) && !wanted.Any(one => one.Code == diagnostic.Code)).ToList();
        if (expected.Exit != 0 || (expected.Outputs.Count > 0 && report.IsFine))
        {
            Refused(report, found);
            return report.IsFine;
        }

        mistakes.ForEach(mistake => report.Failed(mistake, what));
        if (mistakes.Count == 0)
        {
            report.Held(what, report.Snippet.Position);
        }

        return report.IsFine;
    }

    private static bool IsMistake(Diagnostic diagnostic) => diagnostic.Severity == Severity.Error || MistakesOnPages.Contains(diagnostic.Code);

    private static void Refused(SnippetReport report, IReadOnlyList<Diagnostic> found)
    {
        if (report.Snippet.Expected.Exit == 0)
        {
            return;
        }

        var where = report.Snippet.Expected.ExitPosition ?? report.Snippet.Position;
        const string what = "the configuration is refused";
        if (found.Any(diagnostic => diagnostic.Severity == Severity.Error))
        {
            report.Held(what, where);
        }
        else
        {
            report.Failed("MG5156", what, where, "The configuration should be refused, but it is right.");
        }
    }

    // Under its bare name, as a reader sees it who has copied the file.
    private static string Bare(Diagnostic diagnostic) => diagnostic.Position is { } position
        ? diagnostic.ToString().Replace(position.Source.Path, Path.GetFileName(position.Source.Path), StringComparison.Ordinal)
        : diagnostic.ToString();
}
