using MassGen.Cli.Commands;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class EmptyWordTests : IAsyncDisposable
{
    private readonly CliFolder _folder = new();

    [Theory]
    [InlineData("--models-from")]
    [InlineData("--events")]
    [InlineData("--run-folder")]
    [InlineData("--resume")]
    [InlineData("--session-id")]
    [InlineData("--record")]
    [InlineData("--base-url")]
    [InlineData("--validate")]
    public async Task An_option_whose_value_is_empty_asks_nobody(string option)
    {
        var run = await _folder.RunAsync("--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "q", option, "");
        Assert.Equal((ExitCodes.Execution, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error MG1080: {option} takes a ", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Exchanges);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    public async Task An_empty_question_is_no_success(string question)
    {
        var run = await _folder.RunAsync("--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), question);
        Assert.Equal((ExitCodes.Execution, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error MG1080: The question is empty.", run.Error, StringComparison.Ordinal);
        Assert.Empty(_folder.Exchanges);
    }

    [Fact]
    public async Task Instructions_may_be_empty()
    {
        var run = await _folder.RunAsync("--model", "grok-4.3", "--system-message", "", "--base-url", "http://127.0.0.1:9/v1", "q");
        Assert.DoesNotContain("MG1080", run.Error, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();
}
