using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Providers.Scripted;

/// <summary>Reads the top of a <c>model.yaml</c>; <see cref="StepReader"/> reads its steps.</summary>
internal sealed class ScriptReader(SourceText source)
{
    private readonly List<Diagnostic> _faults = [];

    public ModelScript Read()
    {
        var script = MapReader.Document(source, _faults) is { } document ? Script(document) : null;
        return script is not null && _faults.Count == 0 ? script : throw new InvalidInputException(_faults);
    }

    private ModelScript Script(MapReader document)
    {
        var served = document.Text("served");
        var prices = document.Section("prices") is { } section ? Prices(section) : null;
        var agents = new Dictionary<string, AgentScript>(StringComparer.Ordinal);
        var position = document.Map.Position;
        if (document.Map.Find("agents") is not { } entry)
        {
            document.Missing("agents");
        }
        else if (document.Section("agents") is { } map)
        {
            position = entry.KeyPosition;
            foreach (var agent in map.Map.Entries)
            {
                agents[agent.Key] = new AgentScript(agent.Key, agent.KeyPosition, Steps(map, agent.Key));
            }
        }

        document.RefuseUnknown();
        return new ModelScript(served, prices, agents, position);
    }

    private ScriptStep[] Steps(MapReader agents, string agent) =>
        [.. agents.Sections(agent).Select(step => new StepReader(step, _faults).Read())];

    private static ScriptPrices Prices(MapReader section)
    {
        var input = Price(section, "input", required: true);
        var prices = new ScriptPrices(input, section.Map.Find("cached_input") is null ? input : Price(section, "cached_input", false),
            Price(section, "output", required: true));
        _ = section.Value("cached_input");
        section.RefuseUnknown();
        return prices;
    }

    private static decimal Price(MapReader section, string key, bool required)
    {
        var price = section.Number(key);
        if (price is null && required && section.Map.Find(key) is null)
        {
            section.Missing(key);
        }

        if (price < 0)
        {
            section.Fault("MG1005", key, $"'{key}' is a price in US dollars per million tokens; it cannot be below 0.");
        }

        return price ?? 0;
    }
}
