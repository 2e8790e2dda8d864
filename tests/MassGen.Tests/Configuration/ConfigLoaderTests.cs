using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Testing;
using Xunit;

namespace MassGen.Tests.Configuration;

public sealed class ConfigLoaderTests
{
    private const string Valid = """
        agents:
          - id: ada
            system_message: Be brief.
            backend:
              type: grok
              model: grok-4
              base_url: http://localhost:8080/v1
              temperature: 0.2
              top_p: 0.9
              max_tokens: 500
              seed: -7
              enable_mcp_command_line: true
              command_line_execution_mode: docker
              cwd: workspace1
              command_line_docker_image: python:3.13
              command_line_docker_memory_limit: 512m
              command_line_docker_cpu_limit: 1.5
          - id: bob
            backend: { type: openai }
        orchestrator: { max_new_answers_per_agent: 2, snapshot_storage: s, agent_temporary_workspace: t }
        timeout_settings: { orchestrator_timeout_seconds: 90.5 }
        budget: { usd: 0.25, tokens: 10000, calls: 20 }
        """;

    private static ConfigResult Load(string text) => ConfigLoader.Load(new SourceText("c.yaml", text));

    [Fact]
    public void A_valid_configuration_is_read_without_a_word()
    {
        var (config, diagnostics) = Load(Valid);

        Assert.Empty(diagnostics);
        Assert.Equal(["ada", "bob"], config!.Agents.Select(agent => agent.Id));
        Assert.Equal((2, TimeSpan.FromSeconds(90.5)), (config.Orchestrator.MostAnswersPerAgent, config.Timeout));
        Assert.Equal((0.25m, 10_000L, 20), (config.Budget.Usd, config.Budget.Tokens, config.Budget.Calls));
        Assert.Equal("Be brief.", config.Agents[0].SystemMessage);
    }

    [Fact]
    public void A_backend_is_read_with_everything_it_says()
    {
        var backend = Load(Valid).Config!.Agents[0].Backend;

        Assert.Equal(("grok", "grok-4", new Uri("http://localhost:8080/v1")), (backend.Type, backend.Model, backend.BaseUrl));
        Assert.Equal((0.2m, 0.9m, 500, -7), (backend.Temperature, backend.TopP, backend.MaxTokens, backend.Seed));
        var shell = backend.CommandLine!;
        Assert.Equal("c.yaml:15:34", shell.ImagePosition!.ToString());
        Assert.Equal(
            new CommandLineConfig { Image = "python:3.13", MemoryBytes = 512L << 20, Processors = 1.5m, UsesContainer = true },
            shell with { ImagePosition = null, Position = null, AllowedCommands = [], BlockedCommands = [], Credentials = new(), Packages = new() });
        Assert.Equal("c.yaml:5:13", backend.Position.ToString());
    }

    [Fact]
    public void What_is_not_said_is_left_to_the_defaults()
    {
        var config = Load("agent:\n  id: ada\n  backend: { type: grok }\n").Config!;

        Assert.Null(config.Orchestrator.MostAnswersPerAgent ?? (object?)config.Timeout ?? config.Budget.Usd ?? (object?)config.Budget.Calls);
        Assert.Null(config.Agents.Single().Backend.CommandLine);
    }

    [Fact]
    public void JSON_is_read_as_well() =>
        Assert.Equal("ada", Load("""{"agents": [{"id": "ada", "backend": {"type": "grok"}}]}""").Config!.Agents.Single().Id);

    [Theory]
    [InlineData("1024", 1024)]
    [InlineData("2k", 2 << 10)]
    [InlineData("512M", 512 << 20)]
    [InlineData("1.5g", 3L << 29)]
    [InlineData("100b", 100)]
    public void Memory_is_told_as_in_Docker(string text, long bytes)
    {
        var config = Load($"agent:\n  id: a\n  backend: {{type: grok, enable_mcp_command_line: true, command_line_docker_memory_limit: '{text}'}}").Config!;

        Assert.Equal(bytes, config.Agents[0].Backend.CommandLine!.MemoryBytes);
    }

    [Fact]
    public void A_number_under_an_unknown_or_unused_key_does_no_harm()
    {
        var (config, diagnostics) = Load("agent:\n  id: a\n  backend: { type: vllm, model: m, media_max_file_size_mb: 5 }\nmine: 3\n");

        Assert.NotNull(config);
        Assert.Equal(["MG1010", "MG1003"], diagnostics.Select(diagnostic => diagnostic.Code));
        Assert.All(diagnostics, diagnostic => Assert.Equal(Severity.Warning, diagnostic.Severity));
    }

    [Fact]
    public void Aliases_are_the_values_they_name()
    {
        var config = Load("agents:\n  - id: ada\n    backend: &grok { type: grok, model: grok-4 }\n  - id: bob\n    backend: *grok\n").Config!;

        Assert.Equal("grok-4", config.Agents[1].Backend.Model);
    }

    [Fact]
    public void A_bomb_of_aliases_stays_small_and_fast()
    {
        var levels = Enumerable.Range(1, 60).Select(i => $"a{i}: &a{i} [{string.Join(',', Enumerable.Repeat($"*a{i - 1}", 10))}]");
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var result = Load("a0: &a0 [x]\n" + string.Join('\n', levels) + "\nagents: *a60\n");

        Assert.Null(result.Config);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"took {watch.Elapsed}");
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_fault_without_a_place()
    {
        using var folder = new TempFolder();
        var fault = Assert.Single(ConfigLoader.LoadFile(Path.Combine(folder.Path, "none.yaml")).Diagnostics);

        Assert.Equal(("MG1000", null), (fault.Code, fault.Position));
        Assert.Contains("none.yaml", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_read_with_its_path_in_the_places()
    {
        using var folder = new TempFolder();
        var path = folder.Write("agents.yaml", "agents: []\n");

        Assert.Equal($"{path}:1:9", Assert.Single(ConfigLoader.LoadFile(path).Diagnostics).Position!.ToString());
    }
}
