using MassGen.Cli.Commands;
using MassGen.Cli.Configs;
using MassGen.Diagnostics;
using MassGen.Testing;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class ConfigSourceTests : IAsyncDisposable
{
    private readonly CliFolder _folder = new();
    private readonly TempFolder _examples = new();

    public ConfigSourceTests()
    {
        foreach (var id in (string[])["one", "one-more", "deep/in/a/folder", "deep/other"])
        {
            _examples.Write($"{id}/config.yaml", id);
        }
    }

    [Theory]
    [InlineData("one", "one")]
    [InlineData("one.yaml", "one")]
    [InlineData("one/config.yaml", "one")]
    [InlineData("deep_in_a_folder", "deep/in/a/folder")]
    [InlineData("more", "one-more")]
    [InlineData("OTHER", "deep/other")]
    public void An_example_is_found_by_id_then_short_name_then_part(string name, string id) =>
        Assert.Equal(id, File.ReadAllText(new PackagedExamples(_examples.Path).Find(name)));

    [Theory]
    [InlineData("deep", "MG1083", "deep/in/a/folder, deep/other")]
    [InlineData("", "MG1082", "one-more")]
    [InlineData("onee", "MG1082", "Did you mean 'one'?")]
    public void A_name_that_means_none_or_several_lists_them(string name, string code, string told)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => new PackagedExamples(_examples.Path).Find(name)).Diagnostics);
        Assert.Equal(code, fault.Code);
        Assert.Contains(told, fault.Suggestion, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_examples_travel_with_the_program()
    {
        var list = await _folder.RunAsync("--list-examples");
        Assert.Contains("@examples/two-agents-vote\n", list.Output, StringComparison.Ordinal);
        Assert.Contains("id: careful", (await _folder.RunAsync("--example", "two-agents")).Output, StringComparison.Ordinal);
        Assert.Contains("id: careful", (await _folder.RunAsync("--example", "@examples/two-agents-vote")).Output, StringComparison.Ordinal);
        var unknown = await _folder.RunAsync("--example", "nothing-like-it");
        Assert.Equal((ExitCodes.Configuration, ""), (unknown.ExitCode, unknown.Output));
    }

    [Fact]
    public async Task An_example_can_be_run_by_its_name()
    {
        var run = await _folder.RunAsync(new Dictionary<string, string?> { ["XAI_API_KEY"] = null }, "--config", "@examples/one-agent", "q");
        Assert.Contains("examples/one-agent/config.yaml:", run.Error, StringComparison.Ordinal);
        Assert.Contains("MG4001", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".massgen/config.yaml")]
    [InlineData("~/.config/massgen/config.yaml")]
    public async Task Without_a_name_the_directory_counts_and_then_the_person(string path)
    {
        await PutAsync(path);
        Assert.Equal("Forty-two.\n", (await _folder.RunAsync("q")).Output);
    }

    [Theory]
    [InlineData("~/.config/massgen/agents/mine.yaml", "mine")]
    [InlineData("~/.config/massgen/agents/mine.yaml", "mine.yaml")]
    [InlineData("~/some.yaml", "~/some.yaml")]
    public async Task A_name_is_looked_for_among_ones_own_configurations(string path, string name)
    {
        await PutAsync(path);
        Assert.Equal("Forty-two.\n", (await _folder.RunAsync("--config", name, "q")).Output);
    }

    [Fact]
    public async Task One_agent_needs_no_configuration()
    {
        var config = await _folder.ScriptAsync("agents: { a: [ { say: Forty-two., expect: You are terse. } ] }", "a");
        var address = File.ReadAllText(config).Split('"')[1];
        var run = await _folder.RunAsync("--model", "grok-4.3", "--base-url", address, "--system-message", "You are terse.", "q");
        Assert.Equal("Forty-two.\n", run.Output);
    }

    public ValueTask DisposeAsync()
    {
        _examples.Dispose();
        return _folder.DisposeAsync();
    }

    private async Task PutAsync(string path)
    {
        var text = await File.ReadAllTextAsync(await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"));
        _ = path.StartsWith("~/", StringComparison.Ordinal) ? _folder.WriteHome(path[2..], text) : _folder.Write(path, text);
    }
}
