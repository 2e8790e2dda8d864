using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Events;
using Microsoft.Extensions.AI;
using static MassGen.Tools.ToolAnswer;

namespace MassGen.Tools;

/// <summary>
/// A task list of an agent's own, with the tools by which it keeps it: <c>create_task_plan</c>, <c>add_task</c>,
/// <c>update_task_status</c>, <c>edit_task</c>, <c>get_task_plan</c>, <c>delete_task</c>, <c>get_ready_tasks</c> and <c>get_blocked_tasks</c>.
/// </summary>
public sealed class TaskTools : IAgentEnvironment
{
    private static readonly ToolParameter TaskId = new("task_id", "The task's id.");

    private readonly int _most;
    private readonly TaskPlanFile? _file;
    private readonly List<AIFunction> _tools;
    private TaskPlan? _plan;

    /// <summary>The task list of an agent.</summary>
    /// <param name="coordination">How long the list may become, and whether it is kept in the workspace too.</param>
    /// <param name="context">The run around the agent.</param>
    /// <param name="files">The agent's workspace; null where it has none, and the list is then kept for the run only.</param>
    public TaskTools(CoordinationConfig coordination, AgentEnvironmentContext context, IWorkspaceFiles? files)
    {
        ArgumentNullException.ThrowIfNull(coordination);
        _most = coordination.MostTasksPerPlan;
        _file = coordination.TaskPlanningFiles && files is not null ? new TaskPlanFile(files, _most, context) : null;
        _tools = [Create(), Add(), UpdateStatus(), Edit(), Get(), Delete(), GetReady(), GetBlocked()];
    }

    private TaskPlan Plan => _plan ?? TaskPlan.Empty;

    /// <inheritdoc/>
    public string? Instructions(AgentStage stage) => $"""
        # Your tasks
        For work of several steps, make a task list with `create_task_plan` (at most {_most} tasks) before you begin. Set a task to
        `in_progress` when you begin it and to `completed` when it is done and checked; `get_ready_tasks` tells what comes next. The list is
        your own and no part of your answer. A question that needs one step needs no list.
        """ + (_file is null ? "" : $" A copy for reading is kept in `{TaskPlanFile.Path}`; change the list with the tools only.");

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<AIFunction>> OpenAsync(AgentStage stage, CancellationToken cancellationToken)
    {
        _plan ??= _file is null ? TaskPlan.Empty : await _file.ReadAsync(cancellationToken).ConfigureAwait(false);
        return _tools;
    }

    /// <inheritdoc/>
    public ValueTask ShowAsync(AnswerView view, CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask CaptureAsync(CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public void Publish(string answerId)
    {
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    private CheckedTool Create() => new(
        "create_task_plan",
        "Makes a new task list; an earlier one is replaced. A task is a text, or an object with an id and with what it depends on.",
        [new ToolParameter("tasks", $"The tasks in their order, at most {_most}.", ParameterKind.List) { Items = TaskListReader.ItemSchema }],
        async (arguments, token) =>
        {
            var items = arguments.List("tasks");
            if (items.Count == 0 || items.Count > _most)
            {
                return Fault(items.Count == 0 ? "'tasks' is empty: name at least one task." : TooMany(items.Count));
            }

            var (tasks, fault) = TaskListReader.Read(items);
            return tasks is null
                ? Fault(fault!)
                : await ApplyAsync(
                    TaskPlan.Create(tasks), plan => Of(Part("tasks", TaskPlanJson.Of(plan.Tasks)), Part("summary", TaskPlanJson.Summary(plan))), token)
                    .ConfigureAwait(false);
        });

    private CheckedTool Add() => new(
        "add_task",
        "Adds a task to the list.",
        [
            new ToolParameter("description", "What is to be done."),
            new ToolParameter("after_task_id", "The task to put it behind; the end of the list when absent.") { IsRequired = false },
            new ToolParameter("depends_on", "The ids of the tasks that must be completed first.", ParameterKind.Texts) { IsRequired = false },
        ],
        async (arguments, token) =>
        {
            var ids = Plan.Tasks.Select(task => task.Id).ToList();
            var description = arguments.Text("description");
            var (dependencies, fault) = TaskListReader.Dependencies(arguments.List("depends_on"), ids);
            if ((ids.Count >= _most ? TooMany(ids.Count + 1) : TaskListReader.FaultIn(description) ?? fault) is { } refusal)
            {
                return Fault(refusal);
            }

            var task = new PlannedTask(TaskPlan.NewId(ids, ids.Count + 1), description) { DependsOn = dependencies! };
            return await ApplyAsync(
                Plan.Add(task, arguments.OptionalText("after_task_id")), _ => Of(Part("task", TaskPlanJson.Of(task))), token).ConfigureAwait(false);
        });

    private CheckedTool UpdateStatus() => new(
        "update_task_status",
        "Sets a task's status. Answers with the tasks that became ready by it.",
        [TaskId, new ToolParameter("status", "The new status.") { Words = PlannedTask.Statuses }],
        (arguments, token) =>
        {
            var (id, before) = (arguments.Text("task_id"), Plan);
            return ApplyAsync(
                before.Change(id, task => task with { Status = arguments.Text("status") }),
                plan => Of(
                    Part("task", TaskPlanJson.Of(plan.Find(id)!)),
                    Part("newly_ready_tasks", TaskPlanJson.Of(plan.Ready.Where(task => task.Id != id && !before.Ready.Any(ready => ready.Id == task.Id))))),
                token);
        });

    private CheckedTool Edit() => new(
        "edit_task",
        "Changes a task's description.",
        [TaskId, new ToolParameter("description", "The new description.")],
        async (arguments, token) =>
        {
            var (id, description) = (arguments.Text("task_id"), arguments.Text("description"));
            return TaskListReader.FaultIn(description) is { } fault
                ? Fault(fault)
                : await ApplyAsync(
                    Plan.Change(id, task => task with { Description = description }), plan => Of(Part("task", TaskPlanJson.Of(plan.Find(id)!))), token)
                    .ConfigureAwait(false);
        });

    private CheckedTool Get() => new(
        "get_task_plan", "Shows the whole list with the status of each task.", [],
        _ => Of(Part("tasks", TaskPlanJson.Of(Plan.Tasks)), Part("summary", TaskPlanJson.Summary(Plan))));

    private CheckedTool Delete() => new(
        "delete_task",
        "Removes a task that no other depends on.",
        [TaskId],
        (arguments, token) =>
        {
            var id = arguments.Text("task_id");
            return ApplyAsync(Plan.Delete(id), _ => Of(Part("deleted_task_id", id)), token);
        });

    private CheckedTool GetReady() => new(
        "get_ready_tasks", "Shows the tasks that can be begun now: pending, with all they depend on completed.", [],
        _ => Of(Part("ready_tasks", TaskPlanJson.Of(Plan.Ready)), Part("count", Plan.Ready.Count())));

    private CheckedTool GetBlocked() => new(
        "get_blocked_tasks", "Shows the tasks that wait, and for which others.", [],
        _ => Of(Part("blocked_tasks", TaskPlanJson.OfBlocked(Plan)), Part("count", Plan.Blocked.Count())));

    private async ValueTask<string> ApplyAsync(PlanChange change, Func<TaskPlan, string> tell, CancellationToken cancellationToken)
    {
        if (change.Plan is not { } plan)
        {
            return Fault(change.Refusal!);
        }

        _plan = plan;
        if (_file is not null)
        {
            await _file.WriteAsync(plan, cancellationToken).ConfigureAwait(false);
        }

        return tell(plan);
    }

    private string TooMany(int count) =>
        $"A list holds at most {_most} tasks (max_tasks_per_plan); this one would have {count}. Join small tasks, or delete completed ones.";
}
