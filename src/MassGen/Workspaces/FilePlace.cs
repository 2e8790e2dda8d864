namespace MassGen.Workspaces;

/// <summary>A path of an agent and what it stands for on the host.</summary>
/// <param name="Shown">The path as the agent sees it.</param>
/// <param name="Folder">The folder on the host that it lies in; null for <c>/</c>, <c>/shared</c> and <c>/context</c>, which exist nowhere.</param>
/// <param name="Path">Its path in that folder.</param>
internal sealed record FilePlace(string Shown, GuardedFolder? Folder, string Path)
{
    /// <summary>The absolute path on the host.</summary>
    /// <exception cref="FileToolException">It is one of the folders that exist nowhere.</exception>
    public string Host => Folder is null ? throw new FileToolException($"{Shown} is no folder of its own; name something in it.")
        : Path.Length == 0 ? Folder.Root : $"{Folder.Root}/{Path}";

    /// <summary>A place in this one.</summary>
    /// <param name="entry">An entry of its folder.</param>
    public FilePlace At(FolderEntry entry) => new(Shown + entry.Path[Path.Length..].Insert(0, Path.Length == 0 ? "/" : ""), Folder, entry.Path);
}
