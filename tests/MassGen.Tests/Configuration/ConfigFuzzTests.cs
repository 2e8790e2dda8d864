using System.Diagnostics;
using System.Globalization;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Testing;
using Xunit;
using Xunit.Abstractions;

namespace MassGen.Tests.Configuration;

/// <summary>MASSGEN_FUZZ_MUTANTS says how many mutants; one number is one and the same mutant everywhere.</summary>
public sealed class ConfigFuzzTests(ITestOutputHelper output)
{
    private const string Canary = "sk-canary0451";
    private const int FewMutants = 10_000;

    private static readonly string[] Seeds =
    [
        $$$"""
        # A team.
        agents:
          - id: ada
            system_message: |
              Be brief.
              # not a comment
            backend:
              type: openai
              model: gpt-5
              api_key: {{{Canary}}}
              text: {verbosity: medium}
              cwd: workspace1
              enable_mcp_command_line: true
              command_line_execution_mode: docker
              command_line_docker_memory_limit: 2g
              command_line_docker_credentials: {mount: [ssh_keys], env_vars: [GITHUB_TOKEN]}
              mcp_servers:
                - name: weather
                  type: stdio
                  command: npx
                  args: ["-y", "weather"]   # comment
                  env:
                    TOKEN: {{{Canary}}}
                    OTHER: "{{{Canary}}}"
                  security: {level: moderate}
              exclude_tools: [post]
          - id: "bob"
            backend:
              type: gemini
              mcp_servers:
                far: {type: streamable-http, url: "http://localhost:8000/mcp", headers: {Authorization: {{{Canary}}}}, security: {allow_localhost: true}}
              custom_tools:
                - {name: [n], function: [two_num_tool], category: math, path: "t.py"}
        orchestrator:
          snapshot_storage: snapshots
          agent_temporary_workspace: temp
          context_paths:
            - path: docs
              permission: read
              protected_paths: ["a"]
          coordination: {enable_planning_mode: true, max_orchestration_restarts: 2}
          voting_sensitivity: balanced
        memory:
          enabled: true
          persistent_memory: {enabled: true, llm: {provider: openai, api_key: {{{Canary}}}}, qdrant: {mode: server, port: 6333}}
          compression: {trigger_threshold: 0.75, target_ratio: 0.4}
        timeout_settings: {orchestrator_timeout_seconds: 180}
        ui: {display_type: rich_terminal, logging_enabled: true}
        """,
        "base: &base {type: grok, temperature: 0.2}\nagent:\n  id: a\n  backend:\n    <<: *base\n    model: grok-4\n",
        """{"agents": [{"id": "a", "backend": {"type": "vllm", "model": "m", "base_url": "http://localhost:8000/v1", "mcp_servers": [{"name": "s", "command": "npx", "env": {"A": "sk-canary0451"}}]}}]}""",
    ];

    [Fact]
    public void No_mutant_of_a_configuration_crashes_hangs_or_is_refused_without_a_place()
    {
        using var folder = new TempFolder();
        var count = int.TryParse(Environment.GetEnvironmentVariable("MASSGEN_FUZZ_MUTANTS"), NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) ? wanted : FewMutants;
        var (slowest, refused, started) = (TimeSpan.Zero, 0, Stopwatch.GetTimestamp());
        for (var seed = 0; seed < count; seed++)
        {
            var bytes = new ConfigMutator(seed).Mutate(Seeds[seed % Seeds.Length]);
            var result = Judge(folder, $"mutant {seed}", bytes, seed % Seeds.Length == 2 ? "c.json" : "c.yaml", ref slowest);
            refused += result.Config is null ? 1 : 0;
        }

        output.WriteLine($"{count} mutants, {refused} refused, in {Stopwatch.GetElapsedTime(started).TotalSeconds:0.0} s; the slowest took {slowest.TotalMilliseconds:0} ms");
        Assert.InRange(refused, count / 4, count);
    }

    [Fact]
    public void What_is_hard_on_the_reader_does_not_keep_it_forever()
    {
        using var folder = new TempFolder();
        foreach (var (name, text) in ConfigMutator.Hard())
        {
            var slowest = TimeSpan.Zero;
            var result = Judge(folder, name, System.Text.Encoding.UTF8.GetBytes(text), "c.yaml", ref slowest);
            output.WriteLine($"{name}: {slowest.TotalMilliseconds:0} ms, {result.Diagnostics.Count} diagnostics, {(result.Diagnostics is [var first, ..] ? first.Message : "")}");
        }
    }

    private static (ConfigResult Result, string Words, TimeSpan Took) Load(string path)
    {
        var started = Stopwatch.GetTimestamp();
        var result = ConfigLoader.LoadFile(path);
        return (result, string.Join('\n', result.Diagnostics), Stopwatch.GetElapsedTime(started));
    }

    private static ConfigResult Judge(TempFolder folder, string name, byte[] bytes, string file, ref TimeSpan slowest)
    {
        var path = Path.Combine(folder.Path, file);
        File.WriteAllBytes(path, bytes);
        var (result, words, took) = Load(path);
        slowest = took > slowest ? took : slowest;
        // A second on a quiet machine is what a person waits; on a busy one only what grows without end stands out.
        Assert.True(took < TimeSpan.FromSeconds(20), $"{name} took {took}");
        Assert.True(result.Config is null == result.Diagnostics.Any(one => one.Severity == Severity.Error), name);
        Assert.True(result.Diagnostics.All(one => one.Position is { Line: >= 1, Column: >= 1 }), $"{name}: {words}");
        Assert.False(words.Contains(Canary, StringComparison.Ordinal), $"{name} shows a secret: {words}");
        Assert.False(words.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')), $"{name}: {words}");
        return result;
    }
}
