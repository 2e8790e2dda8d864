namespace MassGen.Workspaces;

/// <summary>The places of one agent: which path stands for which folder on the host, and what may be done there now.</summary>
internal sealed class AgentPlaces
{
    private readonly GuardedFolder _workspace;
    private readonly IReadOnlyList<ContextPath> _contexts;
    private readonly Dictionary<string, GuardedFolder> _contextFolders;
    private readonly IReadOnlyList<string> _hidden;
    private SortedDictionary<string, GuardedFolder> _shared = new(StringComparer.Ordinal);
    private bool _mayWriteContext;

    /// <param name="workspace">The agent's own folder.</param>
    /// <param name="contexts">Its context paths.</param>
    /// <param name="hidden">Folders of the run itself: seen only where a rule of the agent's own leads into them.</param>
    public AgentPlaces(GuardedFolder workspace, IReadOnlyList<ContextPath> contexts, IReadOnlyList<string> hidden)
    {
        (_workspace, _contexts, _hidden) = (workspace, contexts, [.. hidden.Select(RealPath.Of)]);
        _contextFolders = contexts.ToDictionary(
            context => context.Name, context => new GuardedFolder(context.IsFile ? Path.GetDirectoryName(context.HostPath)! : context.HostPath));
        Permissions = Decide();
    }

    public PathPermissions Permissions { get; private set; }

    /// <summary>From now on context paths that may be written are written, or only read.</summary>
    public void AllowContextWrites(bool allowed)
    {
        _mayWriteContext = allowed;
        Permissions = Decide();
    }

    /// <summary>From now on these are the shared folders.</summary>
    public void Share(IEnumerable<KeyValuePair<string, string>> folders)
    {
        _shared = new(folders.ToDictionary(pair => pair.Key, pair => new GuardedFolder(pair.Value)), StringComparer.Ordinal);
        Permissions = Decide();
    }

    /// <summary>What a path stands for.</summary>
    /// <exception cref="FileToolException">It stands for nothing.</exception>
    public FilePlace Resolve(string path)
    {
        var normal = ContextFor(path) is { } context ? VirtualPath.Normal(context) : VirtualPath.Normal(path);
        if (normal is "/" or VirtualPath.Shared or VirtualPath.Context)
        {
            return new FilePlace(normal, null, "");
        }

        if (VirtualPath.IsWithin(normal, VirtualPath.Workspace))
        {
            return new FilePlace(normal, _workspace, Rest(normal, VirtualPath.Workspace));
        }

        return Below(normal, VirtualPath.Shared, _shared.Keys, Shared)
            ?? Below(normal, VirtualPath.Context, _contexts.Select(known => known.Name), Context)
            ?? throw new FileToolException(
                $"'{VirtualPath.Shown(path)}' is outside the places you may use. They are {string.Join(", ", Visible())}.");
    }

    /// <summary>What a path stands for, if the operation is allowed there.</summary>
    /// <exception cref="FileToolException">It stands for nothing, or the operation is refused.</exception>
    public FilePlace Require(string path, PathOperation operation)
    {
        var place = Resolve(path);
        Require(place, operation);
        return place;
    }

    /// <summary>Refuses an operation that is not allowed.</summary>
    /// <exception cref="FileToolException">It is refused.</exception>
    public void Require(FilePlace place, PathOperation operation)
    {
        if (place.Folder is null && operation == PathOperation.Read)
        {
            return;
        }

        if (Permissions.Refusal(place.Host, operation) is { } reason)
        {
            var verb = operation switch { PathOperation.Read => "read", PathOperation.Write => "written", _ => "deleted or moved" };
            throw new FileToolException($"'{VirtualPath.Shown(place.Shown)}' cannot be {verb}: {reason}."
                + (operation == PathOperation.Write ? $" Write below {VirtualPath.Workspace}." : ""));
        }
    }

    /// <summary>The names in a folder that exists nowhere.</summary>
    public IReadOnlyList<string> NamesIn(string folder) => folder switch
    {
        VirtualPath.Shared => [.. _shared.Keys],
        VirtualPath.Context => [.. _contexts.Select(context => context.Name)],
        _ => [.. Visible().Select(path => path.Split('/')[1]).Distinct()],
    };

    /// <summary>The paths an agent may begin with.</summary>
    public IEnumerable<string> Visible() =>
    [
        VirtualPath.Workspace,
        .. _shared.Keys.Select(name => $"{VirtualPath.Shared}/{name}"),
        .. _contexts.Select(context => context.VisiblePath),
    ];

    /// <summary>A text of the system with the host's folders replaced by what the agent knows them as.</summary>
    public string WithoutHostPaths(string text)
    {
        foreach (var context in _contexts)
        {
            text = text.Replace(context.HostPath, context.VisiblePath, StringComparison.Ordinal);
        }

        foreach (var (name, folder) in _shared)
        {
            text = text.Replace(folder.Root, $"{VirtualPath.Shared}/{name}", StringComparison.Ordinal);
        }

        return text.Replace(_workspace.Root, VirtualPath.Workspace, StringComparison.Ordinal);
    }

    private PathPermissions Decide() => new(
        [
            .. _hidden.Select(path => new PathRule(path, PathAccess.None, "")),
            new PathRule(_workspace.Root, PathAccess.Write, "") { IsWorkspace = true },
            .. _shared.Values.Select(folder => new PathRule(folder.Root, PathAccess.Read, "the files of answers are read-only")),
            .. PathPermissions.ForContext(_contexts, _mayWriteContext),
        ],
        _contexts.SelectMany(context => context.ProtectedPaths));

    private FilePlace Shared(string name, string rest) => new($"{VirtualPath.Shared}/{name}{Tail(rest)}", _shared[name], rest);

    private FilePlace Context(string name, string rest)
    {
        var context = _contexts.First(known => known.Name == name);
        var shown = context.VisiblePath + Tail(rest);
        return !context.IsFile ? new FilePlace(shown, _contextFolders[name], rest)
            : rest.Length == 0 ? new FilePlace(shown, _contextFolders[name], Path.GetFileName(context.HostPath))
            : throw new FileToolException($"{context.VisiblePath} is a file, not a folder.");
    }

    private static FilePlace? Below(string path, string folder, IEnumerable<string> names, Func<string, string, FilePlace> make)
    {
        if (!VirtualPath.IsWithin(path, folder))
        {
            return null;
        }

        var rest = Rest(path, folder);
        var name = rest.Split('/')[0];
        var known = names.ToList();
        return known.Contains(name)
            ? make(name, rest.Length > name.Length ? rest[(name.Length + 1)..] : "")
            : throw new FileToolException($"There is no '{VirtualPath.Shown(name)}' in {folder}. "
                + (known.Count == 0 ? "It is empty." : $"There is {string.Join(", ", known)}."));
    }

    // The path of a context path as the person wrote it, which the question may use too. What is in the workspace comes first.
    private string? ContextFor(string path)
    {
        var plain = Plain(path);
        foreach (var context in _contexts.OrderByDescending(context => context.Written.Length))
        {
            foreach (var written in new[] { Plain(context.Written), context.HostPath }.Where(written => written.Length > 0))
            {
                if (VirtualPath.IsWithin(plain, written) && !IsInWorkspace(plain))
                {
                    return context.VisiblePath + plain[written.Length..];
                }
            }
        }

        return null;
    }

    private bool IsInWorkspace(string plain) =>
        !plain.StartsWith('/') && plain.Split('/')[0] is var first && first != ".." && Path.Exists($"{_workspace.Root}/{first}");

    private static string Plain(string path) =>
        (path.StartsWith('/') ? "/" : "") + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."));

    private static string Rest(string path, string folder) => path.Length > folder.Length ? path[(folder.Length + 1)..] : "";

    private static string Tail(string rest) => rest.Length == 0 ? "" : "/" + rest;
}
