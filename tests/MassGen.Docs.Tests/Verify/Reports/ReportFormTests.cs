using System.Text.Json;
using System.Xml.Linq;
using System.Xml.Schema;
using MassGen.Docs.Verify.Reports;
using MassGen.Testing;
using Xunit;

namespace MassGen.Docs.Tests.Verify.Reports;

public sealed class ReportFormTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void Junit_is_what_its_schema_allows()
    {
        var schemas = new XmlSchemaSet();
        schemas.Add(null, Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory)!, "tests", "MassGen.Docs.Tests", "Verify", "Reports", "junit.xsd"));
        var faults = new List<string>();
        XDocument.Parse(JUnitReport.Of(SampleReport.Report)).Validate(schemas, (_, fault) => faults.Add(fault.Message));
        Assert.Empty(faults);
    }

    [Fact]
    public void Junit_tells_place_difference_and_command_of_a_failure()
    {
        var failure = XDocument.Parse(JUnitReport.Of(SampleReport.Report)).Descendants("failure").Single();
        Assert.Equal(("first", "guides/a b.md"), ((string?)failure.Parent!.Attribute("name"), (string?)failure.Parent.Attribute("classname")));
        Assert.Contains("docs-src/guides/a b.md:12:3: expected <hello>, 100%\n- a\n+ \ufffd\ud83d\ude00", failure.Value, StringComparison.Ordinal);
        Assert.EndsWith("-- run 'guides/a b.md#first'", failure.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Sarif_has_a_rule_for_every_code_and_a_region_for_every_result()
    {
        using var sarif = JsonDocument.Parse(SarifReport.Of(SampleReport.Report));
        var run = sarif.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules");
        Assert.Equal(["MG5203", "MG5206"], rules.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()));
        var first = run.GetProperty("results")[0];
        var place = first.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal(("MG5206", 1), (first.GetProperty("ruleId").GetString(), first.GetProperty("ruleIndex").GetInt32()));
        Assert.Equal("docs-src/guides/a%20b.md", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((12, 3), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()));
    }

    [Fact]
    public void Sarif_says_what_was_skipped_without_calling_it_a_fault()
    {
        using var sarif = JsonDocument.Parse(SarifReport.Of(SampleReport.Report));
        var skipped = sarif.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Last();
        Assert.Equal(("notApplicable", "none"), (skipped.GetProperty("kind").GetString(), skipped.GetProperty("level").GetString()));
    }

    [Fact]
    public void Markdown_fences_what_holds_fences_and_escapes_tables()
    {
        var text = MarkdownReport.Of(SampleReport.Report);
        Assert.Contains("1 passed, 1 failed, 1 skipped", text, StringComparison.Ordinal);
        Assert.Contains("\n````text\n", text, StringComparison.Ordinal);
        Assert.Contains("| needs a \\| GPU |", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_escape_what_the_runner_would_read_as_its_own()
    {
        var console = new StringWriter();
        GitHubAnnotations.Write(SampleReport.Report, console, name => name == "GITHUB_ACTIONS" ? "true" : null);
        var line = console.ToString().Split('\n')[0];
        Assert.StartsWith("::error file=docs-src/guides/a b.md,line=12,col=3,title=MG5206 guides/a b.md#first::expected <hello>, 100%25%0A- a%0A", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_of_a_job_nothing_is_annotated_and_inside_the_summary_is_written()
    {
        var (console, summary) = (new StringWriter(), Path.Combine(_folder.Path, "summary.md"));
        GitHubAnnotations.Write(SampleReport.Report, console, name => name == "GITHUB_STEP_SUMMARY" ? summary : null);
        Assert.Equal(("", false), (console.ToString(), File.Exists(summary)));
        GitHubAnnotations.Write(SampleReport.Report, console, name => name == "GITHUB_STEP_SUMMARY" ? summary : "true");
        Assert.StartsWith("## Documentation: 1 passed", File.ReadAllText(summary), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("xml=a", "'xml' is none of them")]
    [InlineData("juint=a", "Did you mean 'junit'?")]
    [InlineData("json=", "not 'json='")]
    [InlineData("json", "not 'json'")]
    public void An_unknown_form_of_report_is_refused(string text, string words) =>
        Assert.Contains(words, ReportTarget.Parse(text).Fault, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
