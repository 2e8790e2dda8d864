namespace MassGen.Workspaces;

/// <summary>A folder or file on the host that agents may use, found and ready.</summary>
/// <param name="Name">Its name below <c>/context</c>, unique among an agent's context paths.</param>
/// <param name="HostPath">Where it is, as an absolute path without links.</param>
/// <param name="Written">The path as it was written in the configuration.</param>
public sealed record ContextPath(string Name, string HostPath, string Written)
{
    /// <summary>Whether it is a single file.</summary>
    public bool IsFile { get; init; }

    /// <summary>Whether the agent that presents the final answer may write there.</summary>
    public bool MayWrite { get; init; }

    /// <summary>Absolute paths on the host, in it or beside the file, that nobody may change.</summary>
    public IReadOnlyList<string> ProtectedPaths { get; init; } = [];

    /// <summary>Where agents see it.</summary>
    public string VisiblePath => $"{VirtualPath.Context}/{Name}";
}
