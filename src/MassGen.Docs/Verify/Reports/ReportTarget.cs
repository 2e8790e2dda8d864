using MassGen.Diagnostics;

namespace MassGen.Docs.Verify.Reports;

/// <summary>A report somebody asked for: <c>junit=results.xml</c>.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Path">The file to write.</param>
public sealed record ReportTarget(string Form, string Path)
{
    private static readonly Dictionary<string, Func<VerificationReport, string>> Forms = new()
    {
        ["json"] = report => System.Text.Json.JsonSerializer.Serialize(report, ReportJson.Default.VerificationReport),
        ["junit"] = JUnitReport.Of,
        ["sarif"] = SarifReport.Of,
        ["markdown"] = MarkdownReport.Of,
    };

    /// <summary>Reads one; the fault says what is wrong with the words.</summary>
    public static (ReportTarget? Target, string? Fault) Parse(string text)
    {
        const string shape = "--report takes FORM=PATH, FORM one of json, junit, sarif, markdown";
        return text.Split('=', 2) is not [var form, { Length: > 0 } path] ? (null, $"{shape}, not '{text}'.")
            : Forms.ContainsKey(form) ? (new ReportTarget(form, path), null)
            : (null, $"{shape}; '{form}' is none of them. {NearestWord.Suggestion(form, Forms.Keys)}".TrimEnd());
    }

    /// <summary>Writes the report.</summary>
    public void Write(VerificationReport report) => ReportFile.Write(Path, Forms[Form](report));
}
