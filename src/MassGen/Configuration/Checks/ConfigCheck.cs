using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>Checks a whole document, in the order of the Python project's rules.</summary>
internal static class ConfigCheck
{
    private const string RootPath = "root";

    public static void Check(ConfigMap document, Faults faults)
    {
        if (ReportFirstVersion(document, faults))
        {
            return;
        }

        var check = new MapCheck(document, RootKeys.Section, faults);
        CheckAgents(document, check, faults);
        check.Check(RootKeys.Orchestrator);
        check.Check(RootKeys.Ui);
        check.Check(RootKeys.Memory);
        check.Rest();
        RunRules.Check(document, faults);
    }

    private static bool ReportFirstVersion(ConfigMap document, Faults faults)
    {
        var found = document.Map.Entries.Where(entry => RootKeys.FirstVersionWords.Contains(entry.Key)).ToList();
        if (found.Count > 0)
        {
            ReportFirstVersion(found, faults);
        }

        return found.Count > 0;
    }

    private static void ReportFirstVersion(List<YamlEntry> found, Faults faults) => faults.Error(
        "MG1012", $"V1 config format detected (found: {string.Join(", ", found.Select(entry => entry.Key).Order(StringComparer.Ordinal))}).", found[0].KeyPosition, RootPath,
        "Migrate it: write each agent under 'agents' with 'id' and 'backend' (type and model); nothing else is checked before.");

    private static void CheckAgents(ConfigMap document, MapCheck check, Faults faults)
    {
        var (list, single) = (document.Find(RootKeys.Agents), document.Find(RootKeys.Agent));
        check.Skip(RootKeys.Agents);
        check.Skip(RootKeys.Agent);
        if (list is null && single is null)
        {
            faults.Error(
                "MG1007", "There are no agents: a configuration must have either 'agents' (a list) or 'agent' (one map).", document.Map.Position, RootPath,
                "Add 'agents: [...]', or 'agent: {...}' for a single one.");
            return;
        }

        if (list is not null && single is not null)
        {
            faults.Error(
                "MG1007", "A configuration cannot have both 'agents' and 'agent'.", single.KeyPosition, RootPath, "Put all agents under 'agents'.");
        }

        if (list is not null)
        {
            CheckList(list.Value, faults);
        }
        else
        {
            CheckSingle(single!.Value, faults);
        }
    }

    private static void CheckList(YamlValue value, Faults faults)
    {
        if (value is not YamlList list)
        {
            faults.Error("MG1004", $"'agents' must be a list; this is {value.Kind}.", value.Position, $"{RootPath}.agents", "Use 'agent' for a single agent.");
            return;
        }

        if (list.Items.Count == 0)
        {
            faults.Error("MG1007", "The list of agents is empty; at least one agent is needed.", list.Position, RootKeys.Agents.Name);
        }

        var ids = new Dictionary<string, int>();
        for (var i = 0; i < list.Items.Count && !faults.IsFull; i++)
        {
            AgentCheck.Check(list.Items[i], $"{RootKeys.Agents.Name}[{i}]", ids, faults);
        }
    }

    private static void CheckSingle(YamlValue value, Faults faults)
    {
        if (value is not YamlMap)
        {
            faults.Error("MG1004", $"'agent' must be a map; this is {value.Kind}.", value.Position, $"{RootPath}.agent", value is YamlList ? "Use 'agents' for a list of agents." : null);
        }

        AgentCheck.Check(value, RootKeys.Agent.Name, [], faults);
    }
}
