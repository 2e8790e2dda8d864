using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Mcp;
using MassGen.Sandbox;
using MassGen.Tools;
using MassGen.Workspaces;

namespace MassGen.Cli.Composition;

/// <summary>Puts together what an agent has around it: the one place where tools and files meet an agent.</summary>
/// <param name="around">What the run offers.</param>
public sealed class EnvironmentComposer(AgentSurroundings around)
{
    private readonly Lazy<SkillLibrary> _skills = new(() => SkillLibrary.Read(around.Config.Orchestrator.Coordination, around.BaseDirectory));

    private CoordinationConfig Coordination => around.Config.Orchestrator.Coordination;

    /// <summary>The environment of an agent in its run.</summary>
    public IAgentEnvironment Compose(AgentConfig agent, AgentEnvironmentContext run)
    {
        var parts = new List<IAgentEnvironment>();
        var contexts = ContextsOf(around.Config, agent, around.BaseDirectory).Paths;
        var shell = ShellOf(agent, contexts, run);
        if (shell is not null)
        {
            parts.Add(new ShellEnvironment(shell));
        }

        if (agent.Backend.WorkingDirectory is not null)
        {
            parts.Add(FilesOf(agent, contexts, shell, run));
        }

        if (agent.Backend.McpServers.Count > 0)
        {
            parts.Add(McpEnvironments.Create(agent.Backend.McpServers, run, around.Servers, around.Edge, around.Lookup, around.Time));
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
        // The Python project's server of this tool is called command_line; its filters name it so.
        var isOffered = ToolFilter.IsOffered("command_line", "execute_command", agent.Backend.AllowedTools, agent.Backend.ExcludedTools);
        if (!isOffered || agent.Backend.CommandLine is not { } shell || around.Sandbox is not { } create)
        {
            return null;
        }

        var workspace = Directory.CreateDirectory(around.Store.WorkspaceOf(agent.Id)).FullName;
        var folders = agent.Backend.WorkingDirectory is null ? [] : AgentFolders.Of(around.Store, agent.Id, contexts);
        return new AgentSandbox(agent.Id, token => create(shell, folders, token), run.Emit, workspace);
    }

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
            yield return new CustomTools(agent.Backend.CustomTools, around.Functions, run, files is null ? null : VirtualPath.Workspace);
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
