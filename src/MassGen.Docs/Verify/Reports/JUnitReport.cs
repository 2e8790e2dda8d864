using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using MassGen.Docs.Evidence;

namespace MassGen.Docs.Verify.Reports;

/// <summary>
/// The report as JUnit's XML: a suite a page, and one for all examples. Only what the schemas of Ant and of Jenkins both allow.
/// </summary>
public static class JUnitReport
{
    /// <summary>Writes it as text.</summary>
    public static string Of(VerificationReport report)
    {
        var suites = report.Units.GroupBy(unit => unit.Kind == UnitKind.Example ? "examples" : unit.Id.Split('#')[0]);
        var document = new XDocument(new XElement("testsuites", suites.Select((suite, index) => Suite(suite.Key, index, [.. suite], report))));
        var text = new StringBuilder();
        using (var writer = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, OmitXmlDeclaration = true, NewLineChars = "\n" }))
        {
            document.Save(writer);
        }

        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{text}\n";
    }

    private static XElement Suite(string name, int index, IReadOnlyList<ReportUnit> units, VerificationReport report) => new(
        "testsuite",
        new XAttribute("package", "docs"),
        new XAttribute("id", index),
        new XAttribute("name", Legal(name)),
        new XAttribute("timestamp", (report.FinishedAt ?? DateTimeOffset.UnixEpoch).UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture)),
        new XAttribute("hostname", "localhost"),
        new XAttribute("tests", units.Count),
        new XAttribute("failures", units.Count(unit => unit.Status == VerificationStatus.Failed)),
        new XAttribute("errors", 0),
        new XAttribute("skipped", units.Count(unit => unit.Status == VerificationStatus.Skipped)),
        new XAttribute("time", Seconds(units.Sum(unit => unit.DurationMs))),
        new XElement("properties"),
        units.Select(unit => Case(name, unit)),
        new XElement("system-out"),
        new XElement("system-err"));

    private static XElement Case(string suite, ReportUnit unit) => new(
        "testcase",
        new XAttribute("name", Legal(unit.Kind == UnitKind.Example ? unit.Id : unit.Id.Split('#', 2)[^1])),
        new XAttribute("classname", Legal(suite)),
        new XAttribute("time", Seconds(unit.DurationMs)),
        unit.Status switch
        {
            VerificationStatus.Failed => Failure(unit),
            VerificationStatus.Skipped => new XElement("skipped", new XAttribute("message", Legal(unit.Reason ?? ""))),
            _ => null,
        });

    private static XElement Failure(ReportUnit unit) => new(
        "failure",
        new XAttribute("message", Legal(unit.Reason ?? "")),
        new XAttribute("type", unit.Faults is [var first, ..] ? first.Code : ReportFault.NotAsPromised),
        Legal(string.Join("\n\n", unit.Faults.Select(fault => $"{fault.File}:{fault.Line}:{fault.Column}: {fault.Text}")) + $"\n\n{unit.Repro}"));

    private static string Seconds(double milliseconds) => (milliseconds / 1000).ToString("0.000", CultureInfo.InvariantCulture);

    // What a program prints may hold characters that XML has no way to write.
    private static string Legal(string text) => string.Create(text.Length, text, static (legal, from) =>
    {
        for (var index = 0; index < from.Length; index++)
        {
            var isPair = index + 1 < from.Length && XmlConvert.IsXmlSurrogatePair(from[index + 1], from[index]);
            var isSecond = index > 0 && XmlConvert.IsXmlSurrogatePair(from[index], from[index - 1]);
            legal[index] = XmlConvert.IsXmlChar(from[index]) || isPair || isSecond ? from[index] : '\ufffd';
        }
    });
}
