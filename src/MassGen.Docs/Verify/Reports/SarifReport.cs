using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Docs.Evidence;

namespace MassGen.Docs.Verify.Reports;

/// <summary>The report as SARIF 2.1.0, which code scanning shows beside the lines at fault.</summary>
public static class SarifReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes it as text.</summary>
    public static string Of(VerificationReport report)
    {
        var faults = report.Units.SelectMany(unit => unit.Faults.Select(fault => (Unit: unit, Fault: fault))).ToList();
        List<string> rules = [.. faults.Select(pair => pair.Fault.Code).Distinct().Order(StringComparer.Ordinal)];
        var run = new JsonObject
        {
            ["tool"] = new JsonObject { ["driver"] = Driver(report, rules) },
            ["columnKind"] = "utf16CodeUnits",
            ["invocations"] = new JsonArray(new JsonObject
            {
                ["executionSuccessful"] = true,
                ["endTimeUtc"] = (report.FinishedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime,
            }),
            ["results"] = new JsonArray([.. faults.Select(pair => Result(pair.Unit, pair.Fault, rules)), .. report.Units.Where(IsSkipped).Select(Skipped)]),
        };
        return new JsonObject
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(run),
        }.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Driver(VerificationReport report, IReadOnlyList<string> rules) => new()
    {
        ["name"] = "MassGen.Docs",
        ["version"] = report.Library ?? "unknown",
        ["rules"] = new JsonArray([.. rules.Select(code => new JsonObject
        {
            ["id"] = code,
            ["name"] = code,
            ["shortDescription"] = new JsonObject { ["text"] = DiagnosticMeanings.Of(code) },
        })]),
    };

    private static JsonObject Result(ReportUnit unit, ReportFault fault, List<string> rules) => new()
    {
        ["ruleId"] = fault.Code,
        ["ruleIndex"] = rules.IndexOf(fault.Code),
        ["level"] = "error",
        ["message"] = new JsonObject { ["text"] = $"{unit.Id}: {fault.Text}\n\n{unit.Repro}" },
        ["locations"] = new JsonArray(Location(fault.File, fault.Line, fault.Column)),
        ["partialFingerprints"] = new JsonObject { ["unitAndCode/v1"] = Fingerprint(unit, fault) },
    };

    private static JsonObject Skipped(ReportUnit unit) => new()
    {
        ["kind"] = "notApplicable",
        ["level"] = "none",
        ["message"] = new JsonObject { ["text"] = $"{unit.Id} was skipped: {unit.Reason}" },
        ["locations"] = new JsonArray(Location(unit.Source.File, unit.Source.Line, unit.Source.Column)),
    };

    private static bool IsSkipped(ReportUnit unit) => unit.Status == VerificationStatus.Skipped;

    private static JsonObject Location(string file, int line, int column) => new()
    {
        ["physicalLocation"] = new JsonObject
        {
            ["artifactLocation"] = new JsonObject
            {
                ["uri"] = string.Join('/', file.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString)),
                ["uriBaseId"] = "%SRCROOT%",
            },
            ["region"] = new JsonObject { ["startLine"] = line, ["startColumn"] = column },
        },
    };

    // The same fault at another line is the same one to whoever tracks it.
    private static string Fingerprint(ReportUnit unit, ReportFault fault) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{unit.Id}\n{fault.Code}\n{fault.Title}")))[..32];
}
