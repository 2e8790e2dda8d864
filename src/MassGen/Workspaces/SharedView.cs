using MassGen.Agents;

namespace MassGen.Workspaces;

/// <summary>
/// What an agent's shell sees below <c>/shared</c>: copies, for the folder is open to programs that nobody trusts. Each is swapped in
/// whole.
/// </summary>
/// <param name="store">Where the run keeps its files.</param>
/// <param name="agent">The agent's id.</param>
internal sealed class SharedView(WorkspaceStore store, string agent)
{
    private const UnixFileMode OpenToAll =
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _view = store.SharedWith(agent);

    // Of what an earlier part of the run showed, nobody knows any more which answers it belongs to.
    private readonly Dictionary<string, string> _shown = Directory.Exists(store.SharedWith(agent))
        ? Directory.EnumerateDirectories(store.SharedWith(agent)).ToDictionary(path => Path.GetFileName(path), _ => "")
        : [];

    /// <summary>Shows the files of exactly these answers.</summary>
    public void Show(IEnumerable<ShownAnswer> answers, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_view);
        Open(_view);
        var wanted = answers.ToDictionary(answer => answer.Name, answer => answer.AnswerId);
        foreach (var name in _shown.Keys.Where(name => !wanted.ContainsKey(name)).ToList())
        {
            Remove(name);
        }

        foreach (var (name, answerId) in wanted.Where(pair => _shown.GetValueOrDefault(pair.Key) != pair.Value).ToList())
        {
            var next = Beside("next");
            FolderCopy.Make(new GuardedFolder(store.FilesOf(answerId)), new GuardedFolder(next), isFinal: false, cancellationToken);
            Open(next);
            Remove(name);
            Directory.Move(next, Path.Combine(_view, name));
            _shown[name] = answerId;
        }
    }

    // Commands run as a user of their own, whatever files the person who runs the agents shares by default.
    private static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            foreach (var inner in Directory.EnumerateDirectories(folder, "*", SearchOption.AllDirectories).Prepend(folder))
            {
                File.SetUnixFileMode(inner, File.GetUnixFileMode(inner) | OpenToAll);
            }
        }
    }

    private void Remove(string name)
    {
        if (_shown.Remove(name))
        {
            var old = Beside("old");
            Directory.Move(Path.Combine(_view, name), old);
            Directory.Delete(old, recursive: true);
        }
    }

    // An empty place beside the view, where no program of the agent can reach.
    private string Beside(string name)
    {
        var place = WorkspaceStore.Beside(Path.GetDirectoryName(_view)!, name);
        if (Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return place;
    }
}
