using System.Diagnostics;
using MassGen.Configuration;
using MassGen.Configuration.Schema;
using MassGen.Docs.Site.Measuring;
using YamlDotNet.Core;

namespace MassGen.Benchmarks;

/// <summary>
/// Loading and checking configurations, against the floor: YamlDotNet going through the same texts. MASSGEN_UPSTREAM_CONFIGS names a
/// folder of them; without it they are generated.
/// </summary>
internal static class ConfigBenchmark
{
    private const int Count = 215;
    private const int Rounds = 9;

    public static Task<IReadOnlyList<Measured>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("massgen-benchmark-");
        try
        {
            var files = Environment.GetEnvironmentVariable("MASSGEN_UPSTREAM_CONFIGS") is { Length: > 0 } given
                ? Directory.EnumerateFiles(given, "*.yaml", SearchOption.AllDirectories).ToList() : Generate(folder.FullName);
            string[] typical = [files.Order(Comparer<string>.Create((a, b) => new FileInfo(a).Length.CompareTo(new FileInfo(b).Length))).ElementAt(files.Count / 2)];
            _ = (Load(files), Parse(files));
            List<double> one = [], oneParsed = [], all = [], allParsed = [];
            for (var round = 0; round < Rounds; round++)
            {
                one.Add(Load(typical));
                oneParsed.Add(Parse(typical));
                all.Add(Load(files));
                allParsed.Add(Parse(files));
            }

            return Task.FromResult<IReadOnlyList<Measured>>(
            [
                Figure.Of("config.load-typical", "a configuration of usual length loaded and checked", "YamlDotNet reading it", one, oneParsed, "ms", "ours <= 5"),
                Figure.Of($"config.load-{files.Count}", $"{files.Count} configurations loaded and checked", "YamlDotNet reading them", all, allParsed, "ms", "ours <= 300"),
            ]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Generate(string folder) => [.. Enumerable.Range(0, Count).Select(index =>
    {
        var path = Path.Combine(folder, $"{index}.yaml");
        var type = BackendType.All[index % BackendType.All.Count];
        var agents = Enumerable.Range(0, 1 + (index % 5)).Select(agent => $$"""
              - id: agent{{agent}}
                system_message: |
                  You are the agent number {{agent}} of a team.
                  Look at the answers of the others before you vote.
                backend:
                  type: {{type.Name}}
                  model: a-model
                  temperature: 0.{{agent}}
                  cwd: "workspace{{agent}}"
                  custom_tools:
                    - { name: ["two_num_tool"], function: ["two_num_tool"], category: "math" }

            """);
        File.WriteAllText(path, "agents:\n" + string.Concat(agents) + "orchestrator:\n  snapshot_storage: snapshots\n  agent_temporary_workspace: temp\nui:\n  display_type: simple\n");
        return path;
    })];

    private static double Load(IEnumerable<string> files) => Milliseconds(files, file => ConfigLoader.LoadFile(file));

    private static double Parse(IEnumerable<string> files) => Milliseconds(files, file =>
    {
        var parser = new Parser(new StringReader(File.ReadAllText(file)));
        while (parser.MoveNext())
        {
            // Only the events are wanted.
        }
    });

    private static double Milliseconds(IEnumerable<string> files, Action<string> action)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var file in files)
        {
            action(file);
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
