using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Desktop.ComputerUse;
using MassGen.Events;
using MassGen.Mcp;
using MassGen.Sandbox;
using MassGen.Tools;
using MassGen.Workspaces;
using Microsoft.Extensions.AI;

namespace MassGen.Cli.Composition;

/// <summary>Puts together what an agent has around it: the one place where tools and files meet an agent.</summary>
/// <param name="around">What the run offers.</param>
public sealed class EnvironmentComposer(AgentSurroundings around)
{
    private readonly Lazy<SkillLibrary> _skills = new(() => SkillLibrary.Read(around.Config.Orchestrator.Coordination, around.BaseDirectory));

    private readonly FrameFiles _frames = new(around.Store.Root);

    private CoordinationConfig Coordination => around.Config.Orchestrator.Coordination;

    /// <summary>The environment of an agent in its run.</summary>
    public IAgentEnvironment Compose(AgentConfig agent, AgentEnvironmentContext run)
    {
        var parts = new List<IAgentEnvironment>();
        var contexts = ContextsOf(around.Config, agent, around.BaseDirectory).Paths;
        var shell = ShellOf(agent, contexts, run);
        if (shell is not null)
        {
            parts.Add(new ShellEnvironment(shell, OfferedTools(agent, shell)));
        }

        if (agent.Backend.WorkingDirectory is not null)
        {
            parts.Add(FilesOf(agent, contexts, shell, run));
        }

        if (agent.Backend.McpServers.Count > 0)
        {
            parts.Add(McpEnvironments.Create(agent.Backend.McpServers, run, around.Servers, around.Edge, around.Variables.Lookup, around.Time));
        }

        parts.AddRange(OwnTools(agent, run));
        return AgentEnvironment.Combine(parts);
    }

    /// <summary>An agent's context paths, those for all agents first.</summary>
    public static ContextPaths ContextsOf(MassGenConfig config, AgentConfig agent, string baseDirectory)
    {
        var general = config.Orchestrator.ContextPaths;
        var index = config.Agents.ToList().IndexOf(agent);
        return ContextPaths.Resolve(
            [.. general, .. agent.Backend.ContextPaths],
            baseDirectory,
            item => item < general.Count
                ? $"orchestrator.context_paths[{item}]"
                : $"agents[{index}].backend.context_paths[{item - general.Count}]");
    }

    private AgentSandbox? ShellOf(AgentConfig agent, IReadOnlyList<ContextPath> contexts, AgentEnvironmentContext run)
    {
        if (agent.Backend.CommandLine is not { } shell || around.Shells is not { } shells)
        {
            return null;
        }

        var folders = agent.Backend.WorkingDirectory is null ? [] : AgentFolders.Of(around.Store, agent.Id, contexts);
        var workspace = Directory.CreateDirectory(around.Store.WorkspaceOf(agent.Id)).FullName;
        var grants = ShellGrants.Of(shell, around.BaseDirectory, around.Variables, fault => run.Emit(new RunWarning
        {
            Agent = agent.Id, Code = fault.Code, Message = $"{fault.Position}: {fault.Message}",
        }));
        grants = grants with { Workspace = workspace, Folders = [.. folders, .. grants.Folders] };
        var place = shells.PlaceOf(shell);
        return new AgentSandbox(
            agent.Id, token => shells.CreateAsync(shell, grants, token), run.Emit, place.IsHost ? null : workspace, grants.Secrets, around.Time)
        {
            Filter = new CommandFilter(shell.AllowedCommands, [.. shell.BlockedCommands, .. place.IsHost ? HostShellProvider.Refused : []]),
            Place = place,
        };
    }

    // The Python project's server of these tools is called command_line; its filters name them so.
    private static IReadOnlyList<AIFunction> OfferedTools(AgentConfig agent, AgentSandbox shell) =>
        [.. ShellTools.Of(shell).Where(tool => ToolFilter.IsOffered("command_line", tool.Name, agent.Backend.AllowedTools, agent.Backend.ExcludedTools))];

    private AgentFiles FilesOf(AgentConfig agent, IReadOnlyList<ContextPath> contexts, AgentSandbox? shell, AgentEnvironmentContext run) => new(new AgentFilesSettings
    {
        Agent = agent.Id,
        Store = around.Store,
        Emit = run.Emit,
        ContextPaths = contexts,
        IsAlone = around.Config.Agents.Count == 1,
        AllowedTools = agent.Backend.AllowedTools,
        ExcludedTools = agent.Backend.ExcludedTools,
        SynchroniseShell = shell is null ? null : shell.SynchroniseAsync,
    });

    private IEnumerable<IAgentEnvironment> OwnTools(AgentConfig agent, AgentEnvironmentContext run)
    {
        var files = agent.Backend.WorkingDirectory is null ? null : new WorkspaceTextFiles(around.Store.WorkspaceOf(agent.Id));
        if (agent.Backend.CustomTools.Count > 0)
        {
            var desktop = AgentDesktopEnvironment.Of(agent, around, run, _frames);
            if (desktop is not null)
            {
                yield return desktop;
            }

            yield return new CustomTools(agent.Backend.CustomTools, desktop?.FunctionsWith(around.Functions) ?? around.Functions, run, files is null ? null : VirtualPath.Workspace);
        }

        if (Coordination.TaskPlanning)
        {
            yield return new TaskTools(Coordination, run, files);
        }

        if (Coordination.UseSkills)
        {
            yield return new Skills(_skills.Value, run);
        }

        if (Coordination.MemoryFiles && files is not null)
        {
            yield return new MemoryFiles(run, files);
        }
    }
}
