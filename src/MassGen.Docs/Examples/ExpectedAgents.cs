using MassGen.Configuration;
using MassGen.Diagnostics;

namespace MassGen.Docs.Examples;

/// <summary>Looks for agents that must do nothing and that there are not: such an expectation would hold whatever happens.</summary>
internal static class ExpectedAgents
{
    /// <summary>One fault for each.</summary>
    public static IEnumerable<Diagnostic> Faults(IEnumerable<Expectation> expectations, SourceText config)
    {
        var quiet = expectations.OfType<ExpectedEvent>().Where(expected => expected is { Count: 0, Agent: not null }).ToList();
        if (quiet.Count == 0 || ConfigLoader.Load(config).Config?.Agents.Select(agent => agent.Id).ToList() is not { } agents)
        {
            return [];
        }

        return quiet.Where(expected => !agents.Contains(expected.Agent!)).Select(expected => new Diagnostic(
            "MG1005", Severity.Error, $"There is no agent '{expected.Agent}', so nothing ever happens to it.", expected.Position,
            Suggestion: NearestWord.Suggestion(expected.Agent!, agents) ?? $"Agents: {string.Join(", ", agents)}."));
    }
}
