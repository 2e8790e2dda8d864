using MassGen.Agents;
using MassGen.Sandbox;
using MassGen.Tools;

namespace MassGen.Docs.Coverage;

/// <summary>The tools that models are given by the program itself, in the order of the guides.</summary>
internal static class BuiltInTools
{
    public static IReadOnlyList<string> Names { get; } =
    [
        WorkflowTools.NewAnswer, WorkflowTools.Vote, .. EvaluationTools.All.Select(tool => tool.Name),
        "read_text_file", "read_multiple_files", "compare_files", "write_file", "edit_file",
        "create_directory", "list_directory", "directory_tree", "search_files", "get_file_info", "list_allowed_directories",
        "move_file", "copy_file", "delete_file",
        .. ShellTools.Names,
        "create_task_plan", "add_task", "update_task_status", "edit_task", "get_task_plan", "delete_task", "get_ready_tasks", "get_blocked_tasks",
        "read_skill", "save_memory", "load_memory", "list_memories", "remove_memory",
        .. new CustomToolRegistry().Names.Select(name => CustomToolRegistry.Prefix + name),
    ];
}
