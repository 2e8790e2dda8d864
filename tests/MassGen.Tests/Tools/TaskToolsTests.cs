using MassGen.Configuration;
using MassGen.Testing;
using MassGen.Tools;
using MassGen.Workspaces;
using Xunit;

namespace MassGen.Tests.Tools;

public sealed class TaskToolsTests : IDisposable
{
    private const string House = """
        {"tasks": ["dig", {"description": "build", "depends_on": [0]}, {"id": "paint", "description": "paint", "depends_on": ["task_2"]}]}
        """;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<Toolbox> OpenAsync(int most = 10, bool inFiles = false) => Toolbox.OpenAsync(run => new TaskTools(
        new CoordinationConfig { TaskPlanning = true, MostTasksPerPlan = most, TaskPlanningFiles = inFiles }, run, new WorkspaceTextFiles(_folder.Path)));

    private async Task<Toolbox> HouseAsync(int most = 10, bool inFiles = false)
    {
        var box = await OpenAsync(most, inFiles);
        await box.CallAsync("create_task_plan", House);
        return box;
    }

    private static async Task<string> IdsAsync(Toolbox box, string tool, string list) =>
        string.Join(' ', (await box.CallAsync(tool))[list]!.AsArray().Select(task => task!["id"]!.GetValue<string>()));

    [Fact]
    public async Task Tasks_depend_on_each_other_by_place_or_by_id()
    {
        var box = await HouseAsync();

        var tasks = (await box.CallAsync("get_task_plan"))["tasks"]!.AsArray();
        Assert.Equal(
            """[{"id":"task_1","description":"dig","status":"pending","dependencies":[]},{"id":"task_2","description":"build","status":"pending","dependencies":["task_1"]},{"id":"paint","description":"paint","status":"pending","dependencies":["task_2"]}]""",
            tasks.ToJsonString());
    }

    [Fact]
    public async Task What_waits_becomes_ready_when_what_it_waits_for_is_completed()
    {
        var box = await HouseAsync();
        Assert.Equal(("task_1", "task_2 paint"), (await IdsAsync(box, "get_ready_tasks", "ready_tasks"), await IdsAsync(box, "get_blocked_tasks", "blocked_tasks")));

        var done = await box.CallAsync("update_task_status", """{"task_id": "task_1", "status": "completed"}""");

        Assert.Equal("task_2", Assert.Single(done["newly_ready_tasks"]!.AsArray())!["id"]!.GetValue<string>());
        Assert.Equal(("task_2", "paint"), (await IdsAsync(box, "get_ready_tasks", "ready_tasks"), await IdsAsync(box, "get_blocked_tasks", "blocked_tasks")));
    }

    [Fact]
    public async Task A_blocked_task_says_what_it_waits_for()
    {
        var blocked = (await (await HouseAsync()).CallAsync("get_blocked_tasks"))["blocked_tasks"]!.AsArray();

        Assert.Equal("""["task_1"]""", blocked[0]!["blocking_task_ids"]!.ToJsonString());
    }

    [Fact]
    public async Task The_summary_counts_each_kind()
    {
        var box = await HouseAsync();
        await box.CallAsync("update_task_status", """{"task_id": "task_1", "status": "in_progress"}""");

        Assert.Equal(
            """{"total_tasks":3,"completed_tasks":0,"in_progress_tasks":1,"ready_tasks":0,"blocked_tasks":2}""",
            (await box.CallAsync("get_task_plan"))["summary"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"tasks": [{"id": "a", "description": "A", "depends_on": ["b"]}, {"id": "b", "description": "B", "depends_on": ["a"]}]}""", "These tasks wait for each other: a → b → a.")]
    [InlineData("""{"tasks": [{"description": "A", "depends_on": [1]}, {"description": "B", "depends_on": [2]}, {"description": "C", "depends_on": [1]}]}""", "These tasks wait for each other: task_2 → task_3 → task_2.")]
    [InlineData("""{"tasks": [{"id": "a", "description": "A", "depends_on": [0]}]}""", "These tasks wait for each other: a → a.")]
    [InlineData("""{"tasks": [{"id": "a", "description": "A"}, {"id": "a", "description": "B"}]}""", "Two tasks have the id 'a'.")]
    [InlineData("""{"tasks": [{"id": "dig", "description": "A"}, {"description": "B", "depends_on": ["digg"]}]}""", "'depends_on' names 'digg', which is no task. Did you mean 'dig'?")]
    [InlineData("""{"tasks": [{"description": "B", "depends_on": [1]}]}""", "'depends_on' names the place 1; places go from 0 to 0.")]
    [InlineData("""{"tasks": [{"descripton": "B"}]}""", "Task 0: there is no 'descripton' in a task. Did you mean 'description'?")]
    [InlineData("""{"tasks": ["A", 7]}""", "Task 1: 'description' is missing")]
    [InlineData("""{"tasks": []}""", "'tasks' is empty")]
    [InlineData("""{"tasks": true}""", "'tasks' must be a list.")]
    [InlineData("""{"task": []}""", "There is no parameter 'task'. Did you mean 'tasks'?")]
    [InlineData("{}", "'tasks' is missing: it must be a list.")]
    public async Task A_wrong_plan_is_refused_and_the_old_one_stays(string arguments, string reason)
    {
        var box = await HouseAsync();

        Assert.Contains(reason, await box.RefusedAsync("create_task_plan", arguments), StringComparison.Ordinal);
        Assert.Equal(3, (await box.CallAsync("get_task_plan"))["summary"]!["total_tasks"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_plan_longer_than_the_limit_is_refused() =>
        Assert.StartsWith(
            "A list holds at most 2 tasks (max_tasks_per_plan); this one would have 3.",
            await (await OpenAsync(most: 2)).RefusedAsync("create_task_plan", House), StringComparison.Ordinal);

    [Fact]
    public async Task A_task_beyond_the_limit_is_refused_until_one_is_deleted()
    {
        var box = await HouseAsync(most: 3);
        Assert.Contains("this one would have 4", await box.RefusedAsync("add_task", """{"description": "move in"}"""), StringComparison.Ordinal);

        await box.CallAsync("delete_task", """{"task_id": "paint"}""");

        Assert.Equal("task_3", (await box.CallAsync("add_task", """{"description": "move in"}"""))["task"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_task_is_added_behind_another()
    {
        var box = await HouseAsync();

        await box.CallAsync("add_task", """{"description": "measure", "after_task_id": "task_1", "depends_on": ["task_1"]}""");

        Assert.Equal("task_1 task_4 task_2 paint", await IdsAsync(box, "get_task_plan", "tasks"));
    }

    [Theory]
    [InlineData("update_task_status", """{"task_id": "task_1", "status": "complete"}""", "'status' must be one of pending, in_progress, completed, blocked; it was 'complete'. Did you mean 'completed'?")]
    [InlineData("update_task_status", """{"task_id": "pain", "status": "completed"}""", "There is no task 'pain'. Did you mean 'paint'?")]
    [InlineData("edit_task", """{"task_id": "roof", "description": "x"}""", "There is no task 'roof'. Tasks: task_1, task_2, paint.")]
    [InlineData("edit_task", """{"task_id": "paint", "description": " "}""", "'description' is missing")]
    [InlineData("delete_task", """{"task_id": "task_1"}""", "'task_1' cannot be deleted: task_2 depends on it.")]
    [InlineData("add_task", """{"description": "x", "after_task_id": "roof"}""", "There is no task 'roof'.")]
    [InlineData("add_task", """{"description": "x", "depends_on": ["roof"]}""", "'depends_on' names 'roof', which is no task.")]
    public async Task A_wrong_call_is_answered_with_what_was_expected(string tool, string arguments, string reason) =>
        Assert.StartsWith(reason, await (await HouseAsync()).RefusedAsync(tool, arguments), StringComparison.Ordinal);

    [Fact]
    public async Task A_description_is_edited()
    {
        var box = await HouseAsync();

        Assert.Equal("paint it blue", (await box.CallAsync("edit_task", """{"task_id": "paint", "description": "paint it blue"}"""))["task"]!["description"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_list_that_comes_as_a_text_is_read_all_the_same()
    {
        var box = await OpenAsync();

        await box.CallAsync("create_task_plan", """{"tasks": "[\"dig\", \"build\"]"}""");

        Assert.Equal("task_1 task_2", await IdsAsync(box, "get_task_plan", "tasks"));
    }

    [Fact]
    public async Task Two_agents_have_two_lists()
    {
        await HouseAsync();

        Assert.Equal("", await IdsAsync(await OpenAsync(), "get_task_plan", "tasks"));
    }

    [Fact]
    public async Task The_list_is_kept_in_the_workspace_when_it_is_asked_for()
    {
        var box = await HouseAsync(inFiles: true);
        await box.CallAsync("update_task_status", """{"task_id": "task_1", "status": "completed"}""");
        Assert.True(File.Exists(Path.Combine(_folder.Path, "tasks", "plan.json")));

        var later = await OpenAsync(inFiles: true);

        Assert.Equal("task_2", await IdsAsync(later, "get_ready_tasks", "ready_tasks"));
        Assert.Contains("tasks/plan.json", later.Instructions, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_being_asked_for_no_file_is_written()
    {
        var box = await HouseAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.DoesNotContain("plan.json", box.Instructions, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"tasks": [{"id": "a"}]}""")]
    [InlineData("""{"tasks": [{"id": "a", "id": "b", "description": "x"}]}""")]
    [InlineData("""{"tasks": [{"id": 7, "description": "x"}]}""")]
    [InlineData("""{"tasks": [{"id": "a", "description": "x", "status": "done"}]}""")]
    public async Task A_broken_file_is_told_and_the_agent_begins_anew(string text)
    {
        _folder.Write("tasks/plan.json", text);

        var box = await OpenAsync(inFiles: true);

        Assert.Equal("MG2042", Assert.Single(box.Warnings).Code);
        Assert.Equal("", await IdsAsync(box, "get_task_plan", "tasks"));
    }

    [Fact]
    public async Task A_file_with_more_tasks_than_the_limit_is_told_and_not_taken()
    {
        await HouseAsync(inFiles: true);

        var later = await OpenAsync(most: 2, inFiles: true);

        Assert.Contains("It has 3 tasks; 2 is the limit", Assert.Single(later.Warnings).Message, StringComparison.Ordinal);
        Assert.Equal("", await IdsAsync(later, "get_task_plan", "tasks"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told_once_and_the_list_goes_on()
    {
        _folder.Write("tasks", "in the way");

        var box = await HouseAsync(inFiles: true);
        await box.CallAsync("add_task", """{"description": "move in"}""");

        Assert.Equal("MG2042", Assert.Single(box.Warnings).Code);
        Assert.Equal("task_1 task_2 paint task_4", await IdsAsync(box, "get_task_plan", "tasks"));
    }
}
