using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;

namespace MassGen.Configuration.Checks;

/// <summary>Rules about several sections at once, which the Python project looks at only when a run begins.</summary>
internal static class RunRules
{
    private const string WorkspaceRoot = ".massgen/workspaces/";

    public static void Check(ConfigMap document, Faults faults)
    {
        var backends = Agents(document).Select(agent => agent.Under(AgentKeys.Backend)).OfType<ConfigMap>().ToList();
        CheckWorkspaces(document, backends, faults);
        CheckFileModes(document, backends, faults);
    }

    private static IEnumerable<ConfigMap> Agents(ConfigMap document) =>
        document.Has(RootKeys.Agents) ? document.Each(RootKeys.Agents) : document.Under(RootKeys.Agent) is { } agent ? [agent] : [];

    private static void CheckWorkspaces(ConfigMap document, IReadOnlyList<ConfigMap> backends, Faults faults)
    {
        var key = BackendKeys.WorkingDirectory;
        var orchestrator = document.Under(RootKeys.Orchestrator);
        var missing = new ConfigKey[] { OrchestratorKeys.SnapshotStorage, OrchestratorKeys.AgentTemporaryWorkspace }
            .Where(needed => orchestrator?.ValueOf(needed) is null).Select(needed => $"'{needed.Name}'").ToList();
        var taken = new Dictionary<string, SourcePosition>();
        foreach (var backend in backends)
        {
            if (backend.Read(key) is not { } workspace)
            {
                continue;
            }

            var position = backend.PositionOf(key);
            if (missing.Count > 0)
            {
                faults.Warn(
                    "MG1018", $"An agent with 'cwd' needs {string.Join(" and ", missing)} under 'orchestrator'; the Python project refuses to start without.", position,
                    backend.PathOf(key), "Add 'snapshot_storage: snapshots' and 'agent_temporary_workspace: temp_workspaces' under 'orchestrator'.");
            }

            if (!taken.TryAdd(Resolved(workspace), position))
            {
                faults.Error(
                    "MG1019", $"Two agents have the same workspace; the first is on line {taken[Resolved(workspace)].Line}.", position, backend.PathOf(key),
                    "Give each agent a workspace of its own: agents must not write into each other's files.");
            }
        }
    }

    private static void CheckFileModes(ConfigMap document, IReadOnlyList<ConfigMap> backends, Faults faults)
    {
        if (document.Under(RootKeys.Orchestrator)?.Under(OrchestratorKeys.Coordination) is not { } coordination
            || backends.Any(backend => backend.Read(BackendKeys.WorkingDirectory) is not null))
        {
            return;
        }

        foreach (var key in new[] { CoordinationKeys.MemoryFiles, CoordinationKeys.TaskPlanningFiles }.Where(key => coordination.Read(key) == true))
        {
            faults.Warn(
                "MG1021", $"'{key.Name}' needs an agent with a workspace: the files are kept there.", coordination.Find(key)!.KeyPosition,
                coordination.PathOf(key), "Add 'cwd' to a backend.");
        }
    }

    // The Python project puts relative workspaces under one folder, unless they already say so.
    private static string Resolved(string workspace)
    {
        var path = workspace.Replace('\\', '/');
        var rooted = path.StartsWith('/') || path.StartsWith(WorkspaceRoot, StringComparison.Ordinal) ? path : WorkspaceRoot + path;
        return string.Join('/', rooted.Split('/').Where((part, index) => (part.Length > 0 || index == 0) && part != "."));
    }
}
