using MassGen.Cli.Commands;
using MassGen.Testing;
using Xunit;

namespace MassGen.Cli.Tests;

/// <summary>An image for commands that a configuration names, and that nobody has.</summary>
public sealed class NamedImageTests : IAsyncDisposable
{
    private const string Config = """
        agent:
          id: a
          backend: { type: grok, model: grok-4.3, cwd: w, enable_mcp_command_line: true, command_line_execution_mode: docker,
            command_line_docker_image: debian:bookworm-slin }
        """;

    private readonly CliFolder _folder = new();

    [SkippableFact]
    public async Task It_is_told_at_its_place_with_the_nearest_one_of_this_machine()
    {
        Require.That(File.Exists("/var/run/docker.sock"), "docker", "no engine answers at /var/run/docker.sock");
        var run = await _folder.RunAsync(
            new Dictionary<string, string?> { ["XAI_API_KEY"] = null },
            ["--models-from", _folder.Write("model.yaml", "agents: { a: [{ say: x }] }"), "--config", _folder.Write("c.yaml", Config), "Who?"]);

        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains("c.yaml:4:32: error MG6003: The image 'debian:bookworm-slin' cannot be used: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("Did you mean 'debian:bookworm-slim'?", run.Error, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _folder.DisposeAsync();
}
