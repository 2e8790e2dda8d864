using MassGen.Configuration;
using MassGen.Docs.Snippets;
using Xunit;

namespace MassGen.Docs.Tests.Snippets;

public sealed class ReadingTaskTests
{
    private const string Agents = "agents:\n  - id: a\n    backend: { type: grok, model: grok-4.3 }\n";

    [Fact]
    public void Yaml_is_a_configuration_at_its_lines_in_the_page()
    {
        using var page = new ReadPage($"Text.\n\n```yaml\n{Agents}speling: 1\n```\n");

        var task = Assert.IsType<ConfigurationTask>(page.One().Task);

        Assert.Equal("docs-src/page.md:10:1", Assert.Single(ConfigLoader.Load(task.Config).Diagnostics).Position!.ToString());
    }

    [Fact]
    public void A_block_in_a_list_keeps_its_columns()
    {
        using var page = new ReadPage("- Text.\n\n  ```yaml\n  agent:\n    id: a\n    backnd: 1\n  ```\n");

        var task = (ConfigurationTask)page.One().Task;

        Assert.Contains(ConfigLoader.Load(task.Config).Diagnostics, diagnostic => diagnostic.Position!.ToString() == "docs-src/page.md:9:5");
    }

    [Theory]
    [InlineData("json", "{\"agents\": []}", typeof(ConfigurationTask))]
    [InlineData("json", "{\"other\": []}", typeof(DataTask))]
    [InlineData("yml data", "a: 1", typeof(DataTask))]
    [InlineData("toml", "a = 1", typeof(TomlTask))]
    [InlineData("yaml schema=/agents/0/backend", "type: grok", typeof(SchemaTask))]
    [InlineData("sh", "true", typeof(ShellTask))]
    [InlineData("cs", "int a = 1;", typeof(CSharpTask))]
    [InlineData("py", "print(1)", typeof(PythonTask))]
    [InlineData("docker", "FROM scratch", typeof(DockerfileTask))]
    [InlineData("bash skip=\"needs a GPU host\"", "serve --gpu", typeof(SkipTask))]
    public void Each_language_has_its_task(string info, string code, Type task)
    {
        using var page = new ReadPage($"```{info}\n{code}\n```\n");

        Assert.IsType(task, page.One().Task);
    }

    [Fact]
    public void Text_and_diagrams_are_not_verified()
    {
        using var page = new ReadPage("```text\na\n```\n\n```mermaid\ngraph\n```\n\n```diff\n-a\n```\n");

        Assert.Empty(page.Read());
        Assert.Empty(page.Faults);
    }

    [Fact]
    public void A_console_block_has_a_command_for_each_prompt_with_what_is_shown_below()
    {
        using var page = new ReadPage("```console\n$ echo a \\\n> b\na b\n\n$ true\n```\n");

        var commands = Assert.IsType<ShellTask>(page.One().Task).Commands;

        Assert.Equal([("echo a \\\nb", 5, "a b"), ("true", 9, null)], commands.Select(command => (command.Text, command.Line, command.Shown?.Text)));
    }

    [Fact]
    public void A_hash_is_a_prompt_only_where_it_is_the_first()
    {
        using var page = new ReadPage("```console\n$ cat notes.md\n# Notes\n```\n");

        Assert.Equal("# Notes", Assert.Single(((ShellTask)page.One().Task).Commands).Shown!.Text);
    }

    [Fact]
    public void Output_stands_below_with_its_matcher_and_stream()
    {
        using var page = new ReadPage("```bash id=a\necho hi\n```\n\n```text output-of=a match=contains stream=stderr\nhi\n```\n");

        var output = Assert.Single(page.One().Expected.Outputs);

        Assert.Equal(("hi", OutputMatch.Contains, PrintedTo.Error, 9), (output.Text, output.Match, output.Stream, output.Position.Line));
    }

    [Fact]
    public void Hidden_blocks_are_run_before_and_after()
    {
        using var page = new ReadPage("<!--\n```bash setup\ntouch a\n```\n-->\n<!--\n```bash teardown\nrm a\n```\n-->\n```bash\nls\n```\n");

        var task = (ShellTask)page.One().Task;

        Assert.Equal(("touch a", "rm a"), (task.SetUp, task.TearDown));
    }

    [Fact]
    public void Hidden_python_stands_before_the_program_at_its_own_lines()
    {
        using var page = new ReadPage("<!--\n```python setup\na = 1\n```\n-->\n```python\nprint(a)\n```\n");

        Assert.Equal("\n\n\n\n\na = 1\n\n\n\nprint(a)\n", ((PythonTask)page.One().Task).Code.Text);
    }
}
