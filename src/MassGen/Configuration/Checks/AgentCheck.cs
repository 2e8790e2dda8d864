using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>Checks one agent.</summary>
internal static class AgentCheck
{
    /// <summary>Checks an agent.</summary>
    /// <param name="value">What stands in its place.</param>
    /// <param name="path">Its place.</param>
    /// <param name="ids">The ids so far, with their lines.</param>
    /// <param name="faults">Where faults go.</param>
    public static void Check(YamlValue value, string path, Dictionary<string, int> ids, Faults faults)
    {
        if (value is not YamlMap map)
        {
            faults.Error("MG1004", $"An agent must be a map; this is {value.Kind}.", value.Position, path, "Write 'id' and 'backend'.");
            return;
        }

        var agent = new ConfigMap(map, path);
        var check = new MapCheck(agent, AgentKeys.Section, faults);
        if (ReportFirstVersion(agent, check, faults))
        {
            return;
        }

        if (check.Check(AgentKeys.Id))
        {
            CheckId(agent, ids, faults);
        }

        CheckBackend(agent, check, faults);
        check.Rest();
    }

    // Without 'id' and 'backend' such an entry would get two errors that do not say what it is.
    private static bool ReportFirstVersion(ConfigMap agent, MapCheck check, Faults faults)
    {
        var found = agent.Map.Entries.Where(entry => RootKeys.FirstVersionAgentWords.Contains(entry.Key)).ToList();
        if (found.Count == 0 || agent.Has(AgentKeys.Backend))
        {
            return false;
        }

        check.Check(AgentKeys.Id);
        check.Check(AgentKeys.Backend);
        faults.Warn(
            "MG1012", $"This is how the first version (V1) wrote an agent (found: {string.Join(", ", found.Select(entry => entry.Key))}).", found[0].KeyPosition, agent.Path,
            "Migrate it: 'id' is the agent's name, and 'backend' holds 'type' and 'model'.");
        return true;
    }

    private static void CheckId(ConfigMap agent, Dictionary<string, int> ids, Faults faults)
    {
        const string advice = "Give each agent an id of its own.";
        var (id, position) = (agent.Read(AgentKeys.Id)!, agent.PositionOf(AgentKeys.Id));
        if (string.IsNullOrWhiteSpace(id))
        {
            faults.Error("MG1005", "An agent's id must not be empty.", position, agent.PathOf(AgentKeys.Id), advice);
        }
        else if (!ids.TryAdd(id, position.Line))
        {
            faults.Error(
                "MG1008", $"Duplicate agent ID: '{PrintableText.Of(id)}'; the first is on line {ids[id]}.", position, agent.PathOf(AgentKeys.Id), advice);
        }
    }

    private static void CheckBackend(ConfigMap agent, MapCheck check, Faults faults)
    {
        switch (agent.Find(AgentKeys.Backend)?.Value)
        {
            case YamlMap:
                check.Skip(AgentKeys.Backend);
                BackendCheck.Check(agent.Under(AgentKeys.Backend)!, faults);
                break;
            default:
                check.Check(AgentKeys.Backend);
                break;
        }
    }
}
