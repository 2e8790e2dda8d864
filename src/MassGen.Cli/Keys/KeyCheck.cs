using MassGen.Cli.Composition;
using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Providers;

namespace MassGen.Cli.Keys;

/// <summary>Looks, before anything starts, whether every agent's model can be reached at all.</summary>
internal static class KeyCheck
{
    private const string Places = "Looked in the environment, in ./.env and in ~/.massgen/.env; 'massgen --setup' writes the last.";

    /// <summary>What keeps agents from their models, each fault once.</summary>
    public static IReadOnlyList<Diagnostic> Of(MassGenConfig config) =>
    [
        .. config.Agents.SelectMany(agent => ToolEndpoints.Of(agent).Select(endpoint => (agent, fault: ModelConnectionFactory.Check(endpoint)))
                .Prepend((agent, fault: ChatClientFactory.Check(RunComposer.EndpointOf(agent, "check")))))
            .Where(pair => pair.fault is not null)
            .DistinctBy(pair => (pair.fault!.Code, pair.fault.Message, pair.agent.Backend.ApiKey))
            .Select(pair => DiagnosticOf(pair.agent, pair.fault!)),
    ];

    private static Diagnostic DiagnosticOf(AgentConfig agent, ProviderFault fault) => (fault.Code, agent.Backend.ApiKey) switch
    {
        (ProviderCodes.KeyMissing, { } written) => new(
            fault.Code, Severity.Error, $"The API key of '{agent.Id}' is {RunComposer.VariablesIn(written)}, which is not set.", agent.Backend.Position,
            Suggestion: Places),
        (ProviderCodes.KeyMissing, _) => new(fault.Code, Severity.Error, fault.Message, agent.Backend.Position, Suggestion: $"{fault.Advice} {Places}"),
        _ => new(fault.Code, Severity.Error, fault.Message, agent.Backend.Position, Suggestion: fault.Advice),
    };
}
