using MassGen.Configuration;
using MassGen.Diagnostics;

namespace MassGen.Docs.Snippets.Running;

/// <summary>Compares a part of a configuration with the schema.</summary>
internal static class SchemaRun
{
    public static void Check(SnippetReport report, SchemaTask task)
    {
        var what = $"it is right at {task.Schema} of a configuration";
        try
        {
            ConfigurationJudgement.Judge(report, ConfigPart.Check(task.Part, task.Schema), what);
        }
        catch (InvalidInputException invalid)
        {
            foreach (var fault in invalid.Diagnostics)
            {
                report.Failed(fault, what);
            }
        }
    }
}
