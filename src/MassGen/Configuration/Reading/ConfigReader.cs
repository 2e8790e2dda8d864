using MassGen.Configuration.Schema;
using MassGen.Runs;

namespace MassGen.Configuration.Reading;

/// <summary>Reads a document that has been checked and found without error.</summary>
internal static class ConfigReader
{
    public static MassGenConfig Read(ConfigMap document)
    {
        var budget = document.Under(RootKeys.Budget);
        var memory = document.Under(RootKeys.Memory);
        var agents = document.Has(RootKeys.Agents) ? document.Each(RootKeys.Agents) : [document.Under(RootKeys.Agent)!];
        return new MassGenConfig
        {
            Source = document.Map.Position.Source,
            Agents = [.. agents.Select(agent => Agent(agent, memory))],
            Orchestrator = OrchestratorReader.Read(document.Under(RootKeys.Orchestrator)),
            Display = document.Under(RootKeys.Ui)?.Read(UiKeys.DisplayType) switch
            {
                "simple" => DisplayType.Simple,
                "silent" => DisplayType.Silent,
                _ => DisplayType.RichTerminal,
            },
            SessionId = document.Read(RootKeys.SessionId),
            Timeout = document.Under(RootKeys.Timeouts)?.Read(TimeoutKeys.Seconds) is { } seconds ? TimeSpan.FromSeconds((double)seconds) : null,
            Budget = new BudgetLimits
            {
                Usd = budget?.Read(BudgetKeys.Usd),
                Tokens = budget?.Read(BudgetKeys.Tokens),
                Calls = budget?.Read(BudgetKeys.Calls),
            },
            Document = document.Map,
        };
    }

    private static AgentConfig Agent(ConfigMap agent, ConfigMap? memory) => new()
    {
        Id = agent.Read(AgentKeys.Id)!,
        SystemMessage = agent.Read(AgentKeys.SystemMessage),
        Backend = BackendReader.Read(agent.Under(AgentKeys.Backend)!),
        Memory = MemoryReader.Read(memory, agent.Under(AgentKeys.Memory)),
    };
}
