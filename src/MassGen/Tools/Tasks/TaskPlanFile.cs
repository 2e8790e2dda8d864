using MassGen.Agents;
using MassGen.Diagnostics;

namespace MassGen.Tools;

/// <summary>The copy of an agent's tasks in its workspace, <c>tasks/plan.json</c>. A fault of it never costs the agent its tasks.</summary>
internal sealed class TaskPlanFile(IWorkspaceFiles files, int most, AgentEnvironmentContext context)
{
    public const string Path = "tasks/plan.json";

    private bool _isWarned;

    /// <summary>The tasks of an earlier run in the same workspace; empty where there are none that can be read.</summary>
    public async ValueTask<TaskPlan> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (await files.ReadAsync(Path, cancellationToken).ConfigureAwait(false) is not { } text)
            {
                return TaskPlan.Empty;
            }

            var (plan, fault) = TaskPlanJson.Read(text, most);
            if (plan is null)
            {
                Warn($"{Path} holds no plan, so the agent begins with an empty one: {fault}");
            }

            return plan ?? TaskPlan.Empty;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Warn($"{Path} cannot be read, so the agent begins with an empty plan: {failed.Message}");
            return TaskPlan.Empty;
        }
    }

    public async ValueTask WriteAsync(TaskPlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await files.WriteAsync(Path, TaskPlanJson.File(plan), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            Warn($"{Path} cannot be written; the tasks are kept for this run only: {failed.Message}");
        }
    }

    private void Warn(string message)
    {
        if (!_isWarned)
        {
            _isWarned = true;
            context.Warn(new Diagnostic("MG2042", Severity.Warning, message));
        }
    }
}
