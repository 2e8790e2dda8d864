using MassGen.Agents;
using MassGen.Configuration;
using MassGen.Testing;
using MassGen.Tools;
using MassGen.Workspaces;
using Microsoft.Extensions.AI;
using Xunit;

namespace MassGen.Tests.Tools;

/// <summary>What holds for every tool of this folder.</summary>
public sealed class OwnToolsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private Task<Toolbox> OpenAllAsync() => Toolbox.OpenAsync(run => AgentEnvironment.Combine(
    [
        new TaskTools(new CoordinationConfig { TaskPlanningFiles = true }, run, new WorkspaceTextFiles(_folder.Path)),
        new Skills(SkillLibrary.Read(new CoordinationConfig(), _folder.Path), run),
        new MemoryFiles(run, new WorkspaceTextFiles(_folder.Path)),
    ]));

    [Fact]
    public async Task All_tools_are_there_under_their_names() => Assert.Equal(
        [
            "create_task_plan", "add_task", "update_task_status", "edit_task", "get_task_plan", "delete_task", "get_ready_tasks", "get_blocked_tasks",
            "read_skill", "save_memory", "load_memory", "list_memories", "remove_memory",
        ],
        (await OpenAllAsync()).Tools.Select(tool => tool.Name));

    [Fact]
    public async Task Every_parameter_is_described_and_every_schema_is_closed() => Assert.All((await OpenAllAsync()).Tools, tool =>
    {
        Assert.NotEmpty(tool.Description);
        Assert.False(tool.JsonSchema.GetProperty("additionalProperties").GetBoolean());
        Assert.All(tool.JsonSchema.GetProperty("properties").EnumerateObject(), property => Assert.NotEmpty(property.Value.GetProperty("description").GetString()!));
        Assert.All(
            tool.JsonSchema.GetProperty("required").EnumerateArray(),
            name => Assert.True(tool.JsonSchema.GetProperty("properties").TryGetProperty(name.GetString()!, out _)));
    });

    [Fact]
    public async Task None_of_them_has_effects_outside_the_workspace() =>
        Assert.DoesNotContain((await OpenAllAsync()).Tools, ToolEffects.AreOutside);

    [Theory]
    [InlineData("""{"": null}""")]
    [InlineData("""{"name": {"a": [1]}, "task_id": [[]], "tasks": {"x": 1}, "description": 1e999}""")]
    [InlineData("""{"name": ["a"], "task_id": {}, "tasks": [[[]], null, 1e400], "description": false}""")]
    [InlineData("""{"tasks": "[1, {"}""")]
    [InlineData("""{"tasks": [{"id": "a", "id": "b", "description": "x"}]}""")]
    [InlineData("""{"tasks": [{"description": "a", "depends_on": {"x": 1}}]}""")]
    [InlineData("""{"tasks": [{"description": {"x": 1}, "id": [1]}, {"description": "b", "depends_on": [null]}]}""")]
    [InlineData("""{"description": "a", "depends_on": [1e99]}""")]
    public async Task Whatever_a_model_sends_it_gets_an_answer(string arguments)
    {
        var box = await OpenAllAsync();
        foreach (var tool in box.Tools)
        {
            Assert.StartsWith("""{"success":""", await box.SayAsync(tool.Name, arguments), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Cancellation_is_the_only_thing_a_tool_throws()
    {
        var tool = (await Toolbox.OpenAsync(run => new MemoryFiles(run, new HangingFiles(new WorkspaceTextFiles(_folder.Path))))).Tools.Single(tool => tool.Name == "load_memory");
        using var cancellation = new CancellationTokenSource();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await tool.InvokeAsync(new AIFunctionArguments { ["name"] = "units" }, cancellation.Token));
    }

    private sealed class HangingFiles(IWorkspaceFiles files) : IWorkspaceFiles
    {
        public ValueTask<string?> ReadAsync(string path, CancellationToken cancellationToken) => files.ReadAsync(path, cancellationToken);

        public ValueTask WriteAsync(string path, string text, CancellationToken cancellationToken) => files.WriteAsync(path, text, cancellationToken);

        public async ValueTask<IReadOnlyList<string>> ListAsync(string folder, CancellationToken cancellationToken)
        {
            if (cancellationToken.CanBeCanceled)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            }

            return await files.ListAsync(folder, cancellationToken);
        }

        public ValueTask<bool> RemoveAsync(string path, CancellationToken cancellationToken) => files.RemoveAsync(path, cancellationToken);
    }
}
