using MassGen.Configuration;
using MassGen.Desktop.ComputerUse;
using MassGen.Providers;

namespace MassGen.Cli.Composition;

/// <summary>How the models of tools are reached: where the agent's own model is at the same provider, with the agent's key and address.</summary>
internal static class ToolEndpoints
{
    /// <summary>The endpoint of a tool's model. Scripts and cassettes know it as <c>AGENT.TOOL</c>.</summary>
    public static ModelEndpoint Of(AgentConfig agent, string tool, string backend, string model, string run)
    {
        var own = agent.Backend.Type == backend ? RunComposer.EndpointOf(agent, run) : null;
        return new ModelEndpoint(backend, model, own?.ApiKey, own?.BaseUrl, $"{run}-{agent.Id}.{tool}", new ChatParameters(), $"{agent.Id}.{tool}");
    }

    /// <summary>The endpoints of all tools of an agent that have a model of their own.</summary>
    public static IEnumerable<ModelEndpoint> Of(AgentConfig agent) => agent.Backend.CustomTools
        .Select(tool => ComputerToolCheck.Read(tool, []))
        .OfType<ComputerPreset>()
        .Where(preset => preset.Tool != ComputerTool.Browser)
        .Select(preset => Of(agent, preset.Tool.Name, preset.Tool.Backend, preset.Model, "check"));
}
