namespace MassGen.Docs.Snippets.Running;

/// <summary>Compares a copy of a file with the file.</summary>
internal static class CopyRun
{
    public static void Check(SnippetReport report, CopyTask task)
    {
        var name = task.Region is null ? task.File : $"{task.File}, region {task.Region}";
        var shown = new ExpectedOutput(report.Snippet.Code, OutputMatch.Exact, report.Snippet.Position with { Line = report.Snippet.Position.Line + 1, Column = 1 });
        report.CompareCopy(shown, task.Text, name);
    }
}
