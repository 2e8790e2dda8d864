using MassGen.Workspaces;

namespace MassGen.Sandbox;

/// <summary>The folders of the host that the shell of an agent with files may read.</summary>
public static class AgentFolders
{
    /// <summary>
    /// The files of answers as <c>/shared</c>, and each context path below <c>/context</c>. Where a context path is around the run's own
    /// folders, commands find those empty: they would tell who wrote what.
    /// </summary>
    /// <param name="store">Where the run keeps its files; folders that are not there are made.</param>
    /// <param name="agent">The agent's id.</param>
    /// <param name="contextPaths">The agent's context paths.</param>
    public static IReadOnlyList<ReadOnlyFolder> Of(WorkspaceStore store, string agent, IReadOnlyList<ContextPath> contextPaths)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(contextPaths);
        var own = new[] { store.Root, store.AnswersFolder, store.SharedFolder, store.SharedWith(agent) }
            .Select(folder => RealPath.Of(Directory.CreateDirectory(folder).FullName)).ToList();
        return [new ReadOnlyFolder(own[^1], "/shared"), .. contextPaths.Select(path => Context(path, own))];
    }

    private static ReadOnlyFolder Context(ContextPath path, List<string> own)
    {
        var inside = own.Where(folder => folder.StartsWith(path.HostPath.TrimEnd('/') + "/", StringComparison.Ordinal)).ToList();
        return new ReadOnlyFolder(path.HostPath, path.VisiblePath)
        {
            // The outermost only: what is in it is hidden with it.
            Hidden = [.. inside.Where(folder => !inside.Any(other => folder.StartsWith(other + "/", StringComparison.Ordinal)))
                .Select(folder => folder[(path.HostPath.TrimEnd('/').Length + 1)..])],
        };
    }
}
