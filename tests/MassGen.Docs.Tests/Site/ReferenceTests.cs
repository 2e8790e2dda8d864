using MassGen.Configuration;
using MassGen.Docs.Site.Reference;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class ReferenceTests
{
    [Theory]
    [InlineData("## run.finished")]
    [InlineData("The run ended. Always the last event, and there is exactly one.")]
    [InlineData("| `elapsedMs` | number of milliseconds | From the request to the last byte, in milliseconds. |")]
    [InlineData("| `winner` | text, may be absent | The winner's agent id, or null when nobody had an answer. |")]
    [InlineData("| `tally` | map to whole number | Votes for each agent that has an answer, by agent id. |")]
    [InlineData("| `agents` | list of [AgentSummary](#agentsummary) |")]
    [InlineData("| `TimedOut` | The time limit came first; the best answer so far is given as it stands. |")]
    [InlineData("| `backend` | text | The backend type, for example `grok`. |")]
    public void The_reference_of_events_is_written_from_the_records(string line) =>
        Assert.Contains(line, EventReference.Markdown(), StringComparison.Ordinal);

    [Theory]
    [InlineData("| `schema_version` | whole number | The version of this form, 1.")]
    [InlineData("| `exit_reason` | text, may be null | How it ended: `completed`, `timed_out`")]
    [InlineData("| `agents` | map to [AgentStatusDocument](#agentstatusdocument) | The agents by id")]
    [InlineData("| `answer_count` | whole number | How many of its answers were accepted. |")]
    [InlineData("| `not_counted_because` | text, may be null |")]
    [InlineData("| `for` | text | The agent voted for, by its id in the configuration. |")]
    public void The_reference_of_the_status_file_is_written_from_the_records(string line) =>
        Assert.Contains(line, StatusReference.Markdown(), StringComparison.Ordinal);

    [Fact]
    public void No_field_of_the_status_file_is_without_a_meaning() =>
        Assert.DoesNotContain("|  |", StatusReference.Markdown(), StringComparison.Ordinal);

    [Fact]
    public void No_event_or_field_is_without_a_meaning() => Assert.DoesNotContain("|  |", EventReference.Markdown(), StringComparison.Ordinal);

    [Fact]
    public void Every_key_of_the_schema_is_in_the_reference_of_the_configuration()
    {
        var page = ConfigReference.Markdown();

        Assert.All(
            ConfigSchema.Root.Keys.Concat(ConfigSchema.Orchestrator.Keys).Concat(BackendSchema.Section.Keys),
            key => Assert.Contains($"`{key.Name}` | {key.Meaning}", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("| <a id=\"key-orchestrator.voting_sensitivity\"></a>`voting_sensitivity` | How good an answer must be before agents vote for it. One of `lenient`, `balanced`, `strict`. | text | `lenient` |")]
    [InlineData("How many answers one agent may submit. At least 1. |")]
    [InlineData("| yes |")]
    [InlineData("| not yet |")]
    [InlineData("The agent's name; no two alike. Required.")]
    public void The_reference_of_the_configuration_says_what_the_schema_says(string text) =>
        Assert.Contains(text, ConfigReference.Markdown(), StringComparison.Ordinal);

    [Theory]
    [InlineData("reference/events.html", "h2#runstarted")]
    [InlineData("reference/status-file.html", "h2#statusjson")]
    [InlineData("reference/configuration.html", "a[id='key-agents.backend.model']")]
    public void The_references_are_pages_of_the_site(string path, string selector)
    {
        using var site = new SampleSite();

        Assert.NotNull(site.Page(path).QuerySelector(selector));
    }
}
