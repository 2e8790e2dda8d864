using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration;

/// <summary>What reading a configuration gave.</summary>
/// <param name="Config">The configuration, or null when there are errors.</param>
/// <param name="Diagnostics">What is wrong or worth knowing, in the order of the file.</param>
public sealed record ConfigResult(MassGenConfig? Config, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Reads MassGen's YAML configurations.</summary>
public static class ConfigLoader
{
    /// <summary>Reads a file.</summary>
    public static ConfigResult LoadFile(string path)
    {
        try
        {
            return Load(new SourceText(path, File.ReadAllText(path)));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return new ConfigResult(null, [new Diagnostic("MG1000", Severity.Error, $"The file cannot be read: {unreadable.Message}")]);
        }
    }

    /// <summary>Reads a text.</summary>
    public static ConfigResult Load(SourceText source)
    {
        var faults = new List<Diagnostic>();
        try
        {
            if (MapReader.Document(source, faults) is not { } document)
            {
                return new ConfigResult(null, faults);
            }

            SchemaCheck.Check(document.Map, ConfigSchema.Root, "", faults);
            var config = Read(document, faults);
            var ordered = faults.OrderBy(fault => fault.Position?.Line).ThenBy(fault => fault.Position?.Column).ToList();
            return new ConfigResult(ordered.Any(fault => fault.Severity == Severity.Error) ? null : config, ordered);
        }
        catch (InvalidInputException invalid)
        {
            return new ConfigResult(null, [.. faults, .. invalid.Diagnostics]);
        }
    }

    private static MassGenConfig Read(MapReader document, List<Diagnostic> faults)
    {
        // The schema has reported every fault of form; here values are taken as far as they can be.
        var quiet = new MapReader(document.Map, "", []);
        var orchestrator = quiet.Section("orchestrator");
        var budget = quiet.Section("budget");
        return new MassGenConfig
        {
            Source = document.Map.Position.Source,
            Agents = Agents(document, faults),
            Orchestrator = new OrchestratorConfig { MostAnswersPerAgent = orchestrator?.WholeNumber("max_new_answers_per_agent") },
            Timeout = quiet.Section("timeout_settings")?.Number("orchestrator_timeout_seconds") is { } seconds
                && seconds <= (decimal)Runs.RunPlan.LongestTimeout.TotalSeconds ? TimeSpan.FromSeconds((double)seconds) : null,
            Budget = new Runs.BudgetLimits
            {
                Usd = budget?.Number("usd"),
                Tokens = budget?.WholeNumber("tokens"),
                Calls = budget?.WholeNumber("calls"),
            },
            Document = document.Map,
        };
    }

    private static List<AgentConfig> Agents(MapReader document, List<Diagnostic> faults)
    {
        var list = document.Map.Find("agents");
        var single = document.Map.Find("agent");
        if (list is not null && single is not null)
        {
            faults.Add(new Diagnostic(
                "MG1007", Severity.Error, "A configuration has either 'agents' or 'agent', not both.", single.KeyPosition, "agent"));
        }

        var maps = list is not null
            ? new MapReader(document.Map, "", []).Sections("agents")
            : new MapReader(document.Map, "", []).Section("agent") is { } only ? [only] : [];
        if (list is null && single is null)
        {
            faults.Add(new Diagnostic(
                "MG1007", Severity.Error, "There are no agents: 'agents' (a list) or 'agent' (one map) is missing.", document.Map.Position));
        }
        else if (list?.Value is YamlList { Items.Count: 0 })
        {
            faults.Add(new Diagnostic("MG1007", Severity.Error, "The list of agents is empty.", list.Value.Position, "agents"));
        }

        ReportUnusableIds(maps, faults);
        return [.. maps.Select(agent => AgentReader.Read(agent, faults)).OfType<AgentConfig>()];
    }

    private static void ReportUnusableIds(IReadOnlyList<MapReader> agents, List<Diagnostic> faults)
    {
        var seen = new Dictionary<string, int>();
        foreach (var agent in agents)
        {
            if (agent.Text("id") is not { } id)
            {
                continue;
            }

            var position = agent.Map.Find("id")!.Value.Position;
            if (string.IsNullOrWhiteSpace(id))
            {
                faults.Add(new Diagnostic(
                    "MG1005", Severity.Error, "An agent's id must not be empty.", position, agent.PathOf("id"), "Give each agent an id of its own."));
            }
            else if (!seen.TryAdd(id, position.Line))
            {
                faults.Add(new Diagnostic(
                    "MG1008", Severity.Error, $"Two agents are called '{id}'; the first is on line {seen[id]}.", position, agent.PathOf("id"),
                    "Give each agent an id of its own."));
            }
        }
    }
}
