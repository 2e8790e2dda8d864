using System.Runtime.Versioning;
using MassGen.Cli.Commands;
using MassGen.Cli.Setup;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class KeyTests : IAsyncDisposable
{
    private readonly CliFolder _folder = new();

    [Theory]
    [InlineData("environment", "here", "home", "environment")]
    [InlineData(null, "here", "home", "here")]
    [InlineData(null, null, "home", "home")]
    public async Task The_environment_wins_over_the_directory_and_that_over_home(string? set, string? here, string? home, string expected)
    {
        _ = here is null ? null : _folder.Write(".env", $"# keys\nexport XAI_API_KEY='{here}' # mine\n");
        _ = home is null ? null : _folder.WriteHome(".massgen/.env", $"XAI_API_KEY={home}\n");
        await using var server = new KeyServer();
        var config = _folder.Write("c.yaml", $"agent: {{ id: a, backend: {{ type: grok, model: grok-4.3, base_url: \"{server.Address}\" }} }}");
        await _folder.RunAsync(new Dictionary<string, string?> { ["XAI_API_KEY"] = set }, "--config", config, "q");
        Assert.Equal($"Bearer {expected}", await server.Authorization);
    }

    [Fact]
    public async Task A_missing_key_names_the_variable_and_the_three_places_before_anything_starts()
    {
        var run = await _folder.RunAsync(new Dictionary<string, string?> { ["XAI_API_KEY"] = null }, "--config", _folder.Silent(), "q");
        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.All(["XAI_API_KEY", "environment", "./.env", "~/.massgen/.env"], word => Assert.Contains(word, run.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_key_that_a_configuration_takes_from_a_variable_is_named_by_it()
    {
        var config = _folder.Write("k.yaml", "agent: { id: ada, backend: { type: grok, model: grok-4.3, api_key: \"${NO_SUCH_KEY}\" } }\n");
        var run = await _folder.RunAsync("--config", config, "q");

        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains("k.yaml:1:36: error MG4001: The API key of 'ada' is ${NO_SUCH_KEY}, which is not set.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_a_tools_own_model_is_looked_for_before_anything_starts()
    {
        var config = _folder.Write("t.yaml", """
            agent:
              id: ada
              backend: { type: grok, model: grok-4.3, custom_tools: [ { function: claude_computer_use, preset_args: { network: false } } ] }

            """);
        var run = await _folder.RunAsync(new Dictionary<string, string?> { ["XAI_API_KEY"] = "x", ["ANTHROPIC_API_KEY"] = null }, "--config", config, "q");

        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains("error MG4001: The backend 'claude' needs an API key, and the environment variable ANTHROPIC_API_KEY is not set.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_is_no_variable_is_reported_without_being_shown()
    {
        _folder.Write(".env", "sk-secret value\n");
        var run = await _folder.RunAsync("--config", await _folder.ScriptAsync("agents: { a: [ { say: Forty-two. } ] }", "a"), "q");
        Assert.Contains(".env:1:1: warning MG1090", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_stored_key_replaces_the_old_one_and_only_its_owner_may_read_it()
    {
        var path = _folder.Write(".env", "# keys\nOTHER=1\nexport XAI_API_KEY=old\n");
        await KeyFile.SetAsync(path, "XAI_API_KEY", "new", CancellationToken.None);
        Assert.Equal("# keys\nOTHER=1\nXAI_API_KEY=new\n"u8.ToArray(), await File.ReadAllBytesAsync(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();
}
