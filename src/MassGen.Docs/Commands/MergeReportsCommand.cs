using System.CommandLine;
using MassGen.Docs.Commands.Output;
using MassGen.Docs.Verify.Reports;

namespace MassGen.Docs.Commands;

/// <summary><c>merge-reports</c>: makes one report of those of all parts, and ends as one verification of all would have.</summary>
internal static class MergeReportsCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("file") { Description = "The JSON reports of all parts.", Arity = ArgumentArity.OneOrMore };
        var reports = VerifyCommandLine.ReportOption();
        var command = new Command("merge-reports", "Makes one report of the reports of all parts, and ends as one verification would.") { files, reports };
        VerifyCommandLine.RefuseUnknownOptions(files, command);
        command.SetAction(parsed =>
        {
            var report = MergedReport.Of(parsed.GetValue(files)!);
            VerifyCommandLine.ReportsOf(parsed.GetValue(reports)).ToList().ForEach(target => target.Write(report));
            GitHubAnnotations.Write(report, Console.Out, Environment.GetEnvironmentVariable);
            ReportOutput.Write(Console.Out, report);
            return Verdict.Of(report.Units);
        });
        return command;
    }
}
