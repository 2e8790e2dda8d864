using MassGen.Configuration;
using MassGen.Docs.Examples;
using MassGen.Docs.Snippets;
using Xunit;

namespace MassGen.Docs.Tests.Snippets;

public sealed class ReadingCommentTests
{
    private const string Agents = "```yaml id=a\nagents:\n  - id: w\n    backend: { type: grok, model: grok-4.3 }\n```\n";

    [Fact]
    public void A_comment_gives_what_does_not_fit_on_the_fence()
    {
        using var page = new ReadPage("<!-- example\nrequires: [docker]\nsession: s\nexpect:\n  exit: 3\n-->\n```bash\nfalse\n```\n");

        var snippet = page.One();

        Assert.Equal(("docker", "s", 3, "docs-src/page.md:8:9"), (snippet.Requires.Single(), snippet.Session, snippet.Expected.Exit, snippet.Expected.ExitPosition!.ToString()));
    }

    [Fact]
    public void Agents_are_asked_with_a_script_written_in_the_comment()
    {
        using var page = new ReadPage("<!-- example\nquestion: Why?\nmodel:\n  agents:\n    w:\n      - say: Because.\nexpect: { files: { out.txt: { contains: a } } }\n-->\n" + Agents);

        var snippet = page.One();
        var task = (ConfigurationTask)snippet.Task;

        Assert.Equal("\n\n\n\n\n\n  agents:\n    w:\n      - say: Because.\n", task.Model!.Text);
        Assert.Equal("out.txt", Assert.IsType<ExpectedFile>(Assert.Single(snippet.Expected.Others)).Path);
    }

    [Fact]
    public void The_script_may_be_a_file()
    {
        using var page = new ReadPage("<!-- example\nquestion: Why?\nmodel: examples/one/model.yaml\n-->\n" + Agents);

        Assert.Equal("examples/one/model.yaml", ((ConfigurationTask)page.One().Task).Model!.Path);
    }

    [Fact]
    public void A_mistake_in_a_comment_is_told_at_its_place_in_the_page()
    {
        using var page = new ReadPage("<!-- example\nexpect:\n  exist: 3\n-->\n```bash\nfalse\n```\n");

        var fault = page.Fault();

        Assert.StartsWith("docs-src/page.md:6:3: error MG1003", fault, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'exit'?", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Broken_yaml_in_a_comment_is_told_at_its_place()
    {
        using var page = new ReadPage("<!-- example\nexpect: [\n-->\n```bash\nfalse\n```\n");

        Assert.StartsWith("docs-src/page.md:5:", page.Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_fence_counts_before_the_comment_and_the_comment_before_the_page()
    {
        using var page = new ReadPage(
            "<!-- example\nsession: b\n-->\n```bash session=a\n1\n```\n\n<!-- example\nsession: b\n-->\n```bash\n2\n```\n\n```bash\n3\n```\n",
            "title: T\nverify: { session: c, requires: [docker] }");

        Assert.Equal(["a", "b", "c"], page.Read().Select(snippet => snippet.Session));
        Assert.Equal("docker", page.Read()[2].Requires.Single());
    }

    [Fact]
    public void A_part_is_put_into_its_file_and_keeps_its_place_in_the_page()
    {
        using var page = new ReadPage("```yaml part-of=examples/one/config.yaml at=/agents/0/backend\nmodle: grok-4.3\n```\n");

        var task = (ConfigurationTask)page.One().Task;
        var loaded = ConfigLoader.Load(task.Config).Diagnostics;

        Assert.Equal("docs-src/page.md:5:1", task.AtOrigin(Assert.Single(loaded)).Position!.ToString());
    }

    [Fact]
    public void What_is_wrong_with_the_rest_of_the_file_keeps_its_place_there()
    {
        using var page = new ReadPage("```yaml part-of=examples/one/config.yaml at=/orchestrator\nmax_new_answers_per_agent: 1\n```\n");
        page.File("examples/one/config.yaml", "agents:\n  - id: w\n    spel: 1\n    backend: { type: grok, model: grok-4.3 }\norchestrator: { max_new_answers_per_agent: 2 }\n");

        var task = (ConfigurationTask)page.One().Task;

        Assert.Equal("examples/one/config.yaml:3:5", task.AtOrigin(Assert.Single(ConfigLoader.Load(task.Config).Diagnostics)).Position!.ToString());
    }

    [Fact]
    public void A_part_replaces_keys_and_leaves_the_others()
    {
        using var page = new ReadPage("```yaml part-of=examples/one/config.yaml at=/orchestrator\nvoting_sensitivity: strict\n```\n");

        var config = ConfigLoader.Load(((ConfigurationTask)page.One().Task).Config).Config!;

        Assert.Equal(2, config.Orchestrator.MostAnswersPerAgent);
    }

    [Fact]
    public void A_copy_knows_what_its_region_says_now()
    {
        using var page = new ReadPage("```yaml example=one region=backend\n```\n");

        Assert.Equal(new CopyTask("examples/one/config.yaml", "backend", "one") { Text = "backend:\n  type: grok\n  model: grok-4.3" }, page.One().Task);
    }

    [Fact]
    public void A_copy_of_any_file_is_named_by_its_path()
    {
        using var page = new ReadPage("```yaml file=examples/one/model.yaml\n```\n");

        Assert.Equal(("examples/one/model.yaml", "one"), page.One().Task is CopyTask copy ? (copy.File, copy.Example) : default);
    }

    [Fact]
    public void A_titled_snippet_is_a_file_of_those_that_come_after_it()
    {
        using var page = new ReadPage("```yaml example=one id=c title=team.yaml\n```\n\n```console after=c\n$ massgen --validate team.yaml\n```\n");

        var snippets = page.Read();

        Assert.Equal(["page.md#c"], snippets[1].After);
        Assert.StartsWith("agents:", snippets[1].Files["team.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_snippet_of_another_page_is_named_with_its_page()
    {
        using var page = new ReadPage("```bash after=guides/b.md#x\n1\n```\n");

        var snippets = page.Read(("guides/b.md", "```bash id=x\n2\n```\n"));

        Assert.Equal(["guides/b.md#x"], snippets[0].After);
        Assert.Empty(page.Faults);
    }

    [Fact]
    public void An_id_that_nobody_gave_does_not_depend_on_the_place()
    {
        using var page = new ReadPage("```bash\nls\n```\n");
        using var longer = new ReadPage("```bash\npwd\n```\n\n```bash\nls\n```\n");

        Assert.Equal(page.One().Id, longer.Read()[1].Id);
    }
}
