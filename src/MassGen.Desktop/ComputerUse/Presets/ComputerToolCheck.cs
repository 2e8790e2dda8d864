using MassGen.Configuration;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Checks what a configuration says about the tools that use a computer; the core knows nothing of them.</summary>
public static class ComputerToolCheck
{
    /// <summary>What is wrong, or means something else here, with the place of each.</summary>
    public static IReadOnlyList<Diagnostic> Of(MassGenConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var faults = new List<Diagnostic>();
        foreach (var tool in config.Agents.SelectMany(agent => agent.Backend.CustomTools))
        {
            Read(tool, faults);
        }

        return [.. faults, .. Shared(config)];
    }

    /// <summary>Whether a tool of an agent uses a computer, so that the agent needs a desktop.</summary>
    public static bool IsUsedBy(AgentConfig agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        return agent.Backend.CustomTools.Any(tool => ComputerTool.Of(tool) is not null);
    }

    /// <summary>What a tool's entry says, or null when it is another tool.</summary>
    internal static ComputerPreset? Read(CustomToolConfig config, List<Diagnostic> faults)
    {
        if (ComputerTool.Of(config) is not { } tool)
        {
            return null;
        }

        if (config.DefaultArguments is { } defaults)
        {
            faults.Add(new Diagnostic(
                ComputerErrors.DefaultsRead, Severity.Warning, "'default_params' is read here; the Python project passes over it.", defaults.Position,
                $"{config.Place}.default_params", "Call it 'preset_args', and both read it."));
        }

        return new PresetReader(tool, config.Arguments, $"{config.Place}.preset_args", config.Position, faults).Read();
    }

    // In the Python project both would work on one screen and fight over the pointer.
    private static IEnumerable<Diagnostic> Shared(MassGenConfig config) => config.Agents
        .SelectMany(agent => agent.Backend.CustomTools.Where(tool => ComputerTool.Of(tool) is not null).Select(tool => (agent.Id, Name: ContainerOf(tool))))
        .Where(named => named.Name is not null)
        .GroupBy(named => named.Name!.Text)
        .Where(group => group.Select(named => named.Id).Distinct().Count() > 1)
        .Select(group => new Diagnostic(
            ComputerErrors.SharedContainer, Severity.Warning,
            $"The agents {string.Join(" and ", group.Select(named => $"'{named.Id}'").Distinct())} name the same container, '{PlainText.Of(group.Key)}'; they never share "
            + "a desktop: each gets one of its own.",
            group.Last().Name!.Position));

    private static YamlScalar? ContainerOf(CustomToolConfig tool) =>
        (tool.Arguments?.Find(PresetReader.EnvironmentConfig)?.Value as YamlMap)?.Find(PresetReader.ContainerName)?.Value as YamlScalar;
}
