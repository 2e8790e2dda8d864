using System.Text.Json.Nodes;
using MassGen.Cli.Commands;
using MassGen.Testing;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class ValidateCommandTests : IDisposable
{
    private const string Right = "agent: {id: a, backend: {type: grok}}\n";

    private readonly TempFolder _folder = new();

    [Fact]
    public async Task Folders_are_searched_and_the_last_line_counts()
    {
        _folder.Write("sub/a.yaml", Right);
        _folder.Write("sub/deep/b.yml", "agent: {id: a, backend: {type: grook}}\n");
        _folder.Write("c.json", """{"agent": {"id": "a", "backend": {"type": "grok"}}}""");
        _folder.Write("notes.txt", "no configuration");
        var (exit, output) = await RunAsync([_folder.Path]);

        Assert.Equal(ExitCodes.Configuration, exit);
        Assert.EndsWith("3 configurations: 2 valid, 1 invalid.\n", output, StringComparison.Ordinal);
        Assert.Contains("b.yml:1:32: error MG1005: Unknown backend type: 'grook'. (at agent.backend.type)\n  | agent:", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_runs_have_left_is_no_configuration_unless_it_is_named()
    {
        _folder.Write("a.yaml", Right);
        _folder.Write(".massgen/config.yaml", Right);
        _folder.Write(".massgen/runs/1/status.json", "{}");
        _folder.Write("sub/.massgen/sessions/s/turn_1/metadata.json", "{}");

        Assert.EndsWith("2 configurations: 2 valid, 0 invalid.\n", (await RunAsync([_folder.Path])).Output, StringComparison.Ordinal);
        Assert.Contains("1 configuration: 0 valid, 1 invalid.", (await RunAsync([Path.Combine(_folder.Path, ".massgen/runs")])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_the_tools_for_computer_use_know_is_told_too()
    {
        var path = _folder.Write("c.yaml", """
            agents:
              - id: ada
                backend:
                  type: openai
                  model: gpt-4o
                  custom_tools:
                    - function: computer_use
                      default_params: { environment: windows, network: false, headles: true }

            """);
        var (exit, output) = await RunAsync([path]);

        Assert.Equal(ExitCodes.Configuration, exit);
        Assert.Contains("c.yaml:8:42: error MG6130: There is no windows desktop", output, StringComparison.Ordinal);
        Assert.Contains("c.yaml:8:67: warning MG6134: 'headles' is not a key", output, StringComparison.Ordinal);
        Assert.Contains("warning MG6136: 'default_params' is read here", output, StringComparison.Ordinal);
        Assert.DoesNotContain("MG1015", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_file_gives_one_object_in_the_shape_of_the_Python_project()
    {
        var path = _folder.Write("c.yaml", "agent: {id: a, backend: {type: grok}}\nui: {display_type: loud, type: x}\n");
        var verdict = JsonNode.Parse((await RunAsync([path], json: true)).Output)!;

        Assert.Equal((false, 1, 1), ((bool)verdict["valid"]!, (int)verdict["error_count"]!, (int)verdict["warning_count"]!));
        Assert.Equal(("ui.display_type", "MG1005", 2, 20), Issue(verdict["errors"]![0]!));
        Assert.Equal(("ui.type", "MG1015", 2, 26), Issue(verdict["warnings"]![0]!));
        Assert.Contains("rich_terminal", (string)verdict["errors"]![0]!["suggestion"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_files_give_a_list()
    {
        var path = _folder.Write("c.yaml", Right);
        var verdict = JsonNode.Parse((await RunAsync([path, path], json: true)).Output)!;

        Assert.Equal([path, path], verdict["files"]!.AsArray().Select(file => (string)file!["path"]!));
        Assert.True((bool)verdict["valid"]!);
    }

    [Fact]
    public async Task What_has_no_place_is_at_the_file()
    {
        var verdict = JsonNode.Parse((await RunAsync([Path.Combine(_folder.Path, "none.yaml")], json: true)).Output)!;

        Assert.Equal("file", (string)verdict["errors"]![0]!["location"]!);
        Assert.StartsWith("Config file not found", (string)verdict["errors"]![0]!["message"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, ExitCodes.Success, "valid, 1 warning")]
    [InlineData(true, ExitCodes.Configuration, "1 error")]
    public async Task Strict_turns_warnings_into_errors(bool strict, int exit, string words)
    {
        var path = _folder.Write("c.yaml", Right + "mine: 1\n");
        var run = await RunAsync([path], strict);

        Assert.Equal(exit, run.Exit);
        Assert.EndsWith($"{path}: {words}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_configurations_is_no_success() =>
        Assert.Equal((ExitCodes.Configuration, "There is no configuration here: no file ends in .yaml, .yml or .json.\n"), await RunAsync([_folder.Path]));

    [Fact]
    public async Task The_schema_is_listed_for_one_backend_and_for_all()
    {
        var (exit, all) = await SchemaAsync(null);
        var (_, claude) = await SchemaAsync("claude");

        Assert.Equal(ExitCodes.Success, exit);
        Assert.Contains("  enable_code_interpreter ", all, StringComparison.Ordinal);
        Assert.DoesNotContain("  enable_code_interpreter ", claude, StringComparison.Ordinal);
        Assert.Contains("# an example for claude\nagents:\n", claude, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_for_a_backend_that_does_not_exist_is_refused()
    {
        var (exit, words) = await SchemaAsync("grook");

        Assert.Equal(ExitCodes.Configuration, exit);
        Assert.StartsWith("There is no backend type 'grook'. Did you mean 'grok'?", words, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static (string, string, int, int) Issue(JsonNode issue) =>
        ((string)issue["location"]!, (string)issue["code"]!, (int)issue["line"]!, (int)issue["column"]!);

    private static async Task<(int Exit, string Output)> RunAsync(string[] paths, bool strict = false, bool json = false)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        return (await ValidateCommand.RunAsync(paths, strict, json, output, CancellationToken.None), output.ToString());
    }

    private static async Task<(int Exit, string Output)> SchemaAsync(string? backend)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        return (await SchemaCommand.RunAsync(json: false, backend, withExamples: true, output, output, CancellationToken.None), output.ToString());
    }
}
