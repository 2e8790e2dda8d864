using MassGen.Agents;
using Microsoft.Extensions.AI;

namespace MassGen.Workspaces;

/// <summary>The file tools. Their names are those of the servers that the Python project starts for the same purpose.</summary>
internal static class FileTools
{
    /// <summary>The server of the general file tools.</summary>
    public const string Filesystem = "filesystem";

    /// <summary>The server of the tools for copying, comparing and deleting.</summary>
    public const string WorkspaceTools = "workspace_tools";

    /// <summary>The tools that the filters leave.</summary>
    public static IReadOnlyList<AIFunction> For(FileSpace space, IReadOnlyList<string>? allowed, IReadOnlyList<string> excluded) =>
    [
        .. new ReadingTools(space).All()
            .Concat(new WritingTools(space).All())
            .Concat(new FolderTools(space).All())
            .Concat(new MovingTools(space).All())
            .Where(tool => ToolFilter.IsOffered(tool.Server, tool.Name, allowed, excluded)),
    ];
}
