using MassGen.Configuration.Schema;
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
            ConfigSchema.Sections.SelectMany(found => found.Section.Keys),
            key => Assert.Contains($"`{key.Name}` | {key.Meaning}", page, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("`voting_sensitivity` | How good an answer must be before agents vote for it. | text | `lenient` | `lenient`, `balanced`, `strict` | all | 0.1.12 | yes |")]
    [InlineData("The agent's name; no two alike. Required. | text | – | – | all | 0.1.12 | yes |")]
    [InlineData("US dollars the run may cost, counted from what providers report. | number | – | at least 0 | all | MassGen.Docs 0.1 | yes |")]
    [InlineData("The provider's own web search. | true or false | `false` | – | `openai`, `claude`, `gemini`, `grok`, `azure_openai` | 0.1.12 | yes |")]
    [InlineData("| no effect anywhere |")]
    [InlineData("# yaml-language-server: $schema=./massgen.schema.json")]
    public void The_reference_of_the_configuration_says_what_the_schema_says(string text) =>
        Assert.Contains(text, ConfigReference.Markdown(), StringComparison.Ordinal);

    [Fact]
    public void The_schema_for_editors_is_a_file_of_the_site()
    {
        using var site = new SampleSite();

        Assert.Equal(ConfigJsonSchema.Text(), site.Html("massgen.schema.json"));
    }

    [Theory]
    [InlineData("for the backends | with others |\n|---|---|---|---|\n| `enable_mcp_command_line` | in a sandbox on this machine, in the agent's workspace | all | – |")]
    [InlineData("### start_background_shell")]
    [InlineData("| `timeout` | whole number | Seconds after which it is ended. From 1 to 600; 60 when absent. |")]
    [InlineData("| `ended` | text, may be absent | Why it ended: one of the words below. |")]
    [InlineData("| `timed-out` | Its time was over. |")]
    [InlineData("| `refused` |")]
    [InlineData("| `env_vars` | Names of your environment variables that commands get; they win over the file's. | `[]` | everywhere |")]
    [InlineData("| output of a command, of each stream | 10 MiB |")]
    public void The_reference_of_code_execution_is_written_from_the_tools_the_keys_and_the_limits(string line) =>
        Assert.Contains(line, CodeExecutionReference.Markdown(), StringComparison.Ordinal);

    [Fact]
    public void No_field_or_end_of_a_command_is_without_a_meaning() =>
        Assert.DoesNotContain("|  |", CodeExecutionReference.Markdown(), StringComparison.Ordinal);

    [Theory]
    [InlineData("reference/events.html", "h2#runstarted")]
    [InlineData("reference/status-file.html", "h2#statusjson")]
    [InlineData("reference/command-line.html", "a[id='massgen--orchestrator-timeout']")]
    [InlineData("reference/command-line.html", "h3#verify-examples")]
    [InlineData("reference/configuration.html", "a[id='key-agents.backend.model']")]
    public void The_references_are_pages_of_the_site(string path, string selector)
    {
        using var site = new SampleSite();

        Assert.NotNull(site.Page(path).QuerySelector(selector));
    }
}
