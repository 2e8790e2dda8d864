using System.Text;
using MassGen.Workspaces;

namespace MassGen.Sandbox.Files;

/// <summary>
/// Keeps a sandbox's <c>/workspace</c> and a folder of the host in step: what changed on the host goes in before a command, what the
/// command changed comes out after it. Files and folders only; links, pipes and devices stay inside.
/// </summary>
/// <param name="folder">The folder of the host; made if it is not there.</param>
/// <param name="warn">Told once what is not kept in step, and why.</param>
public sealed class WorkspaceMirror(string folder, Action<string, string> warn)
{
    /// <summary>A file beyond this, 64 MiB, stays in the sandbox.</summary>
    private const long LargestFile = 64L * 1024 * 1024;

    private readonly GuardedFolder _host = new(Directory.CreateDirectory(folder).FullName);
    private readonly Dictionary<string, FolderEntry> _outside = new(StringComparer.Ordinal);
    private Dictionary<string, InsideEntry> _inside = new(StringComparer.Ordinal);

    /// <summary>The sandbox is a new and empty one.</summary>
    public void Forget()
    {
        _outside.Clear();
        _inside.Clear();
    }

    /// <summary>Brings what changed on the host into the sandbox.</summary>
    public Task PushAsync(ISandbox sandbox, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var now = Scan();
        var gone = _outside.Values.Where(old => !now.ContainsKey(old.Path) || now[old.Path].Kind != old.Kind)
            .Where(old => _host.Find(old.Path)?.Kind != old.Kind).Select(old => old.Path).ToList();
        await NamesAsync(sandbox, ["rm", "-rf", "--"], gone, cancellationToken).ConfigureAwait(false);
        gone.ForEach(path => _outside.Remove(path));
        var changed = now.Values
            .Where(entry => !_outside.TryGetValue(entry.Path, out var old) || (entry.Kind == EntryKind.File && old != entry)).ToList();
        var folders = changed.Where(entry => entry.Kind == EntryKind.Folder).ToList();
        await NamesAsync(sandbox, ["mkdir", "-p", "--"], folders.Select(entry => entry.Path), cancellationToken).ConfigureAwait(false);
        folders.ForEach(entry => _outside[entry.Path] = entry);
        foreach (var batch in MirrorBatch.Of(changed.Except(folders), entry => entry.Length, entry => entry.Path))
        {
            await sandbox.CopyInAsync([.. batch.Select(Read)], cancellationToken).ConfigureAwait(false);
            batch.ForEach(entry => _outside[entry.Path] = entry);
        }
    });

    /// <summary>Brings what changed in the sandbox to the host.</summary>
    public Task PullAsync(ISandbox sandbox, CancellationToken cancellationToken) => TryAsync(async () =>
    {
        var now = await WorkspaceListing.ReadAsync(sandbox, cancellationToken).ConfigureAwait(false);
        if (now.IsWhole)
            _outside.Values.Where(known => !now.Entries.TryGetValue(known.Path, out var kept) || kept.IsFolder != (known.Kind == EntryKind.Folder))
                .Where(known => !ProtectedFiles.IsProtected(known.Path, known.Kind == EntryKind.Folder)).Select(known => known.Path).ToList().ForEach(Remove);
        var changed = WithoutProtected(Within(now.Entries.Values).Where(entry => _inside.GetValueOrDefault(entry.Path)?.State != entry.State));
        foreach (var entry in changed.Where(entry => entry.IsFolder && !_outside.ContainsKey(entry.Path)))
        {
            _host.CreateFolder(entry.Path);
            Note(entry.Path);
        }

        var sources = changed.Where(entry => !entry.IsFolder && entry.IsReadable).GroupBy(entry => entry.Inode);
        foreach (var batch in MirrorBatch.Of(sources, source => source.First().Length, source => source.First().Path))
            await FetchAsync(sandbox, batch, cancellationToken).ConfigureAwait(false);
        _inside = now.Entries.ToDictionary(StringComparer.Ordinal);
    });

    // Names of one file inside become files of their own here.
    private async Task FetchAsync(ISandbox sandbox, List<IGrouping<string, InsideEntry>> batch, CancellationToken cancellationToken)
    {
        var limits = new CopyLimits { MaxEntries = batch.Count, MaxBytes = (int)batch.Sum(source => source.First().Length) };
        var files = await sandbox.CopyOutAsync([.. batch.Select(source => source.First().Path)], limits, cancellationToken).ConfigureAwait(false);
        var contents = files.ToLookup(file => file.Path, StringComparer.Ordinal);
        foreach (var source in batch)
        {
            // What has become a folder since it was listed is listed as one next time.
            if (contents[source.First().Path].FirstOrDefault() is not { } content)
                continue;
            foreach (var entry in source)
                Write(entry.Path, content);
        }
    }

    private void Write(string path, SandboxFile file)
    {
        var isSame = _outside.TryGetValue(path, out var old) && old.Length == file.Content.Length && old.IsExecutable == file.IsExecutable
            && _host.Read(path, 0, file.Content.Length).AsSpan().SequenceEqual(file.Content.Span);
        if (!isSame)
            _host.Write(path, file.Content.Span, file.IsExecutable);
        Note(path);
    }

    private void Note(string path)
    {
        if (_host.Find(path) is { } entry)
            _outside[path] = entry;
    }

    private void Remove(string path)
    {
        _host.Delete(path);
        _outside.Remove(path);
    }

    private SandboxFile Read(FolderEntry entry) => new(entry.Path, _host.Read(entry.Path, 0, (int)entry.Length)) { IsExecutable = entry.IsExecutable };

    private Dictionary<string, FolderEntry> Scan()
    {
        var found = new Dictionary<string, FolderEntry>(StringComparer.Ordinal);
        var (bytes, isCut) = (0L, false);
        foreach (var entry in _host.Walk().Where(entry => entry.Kind != EntryKind.Link && !WorkspaceListing.IsLeftOut(entry.Path)))
        {
            if (found.Count == FileLimits.WorkspaceEntries || entry.Length > LargestFile || bytes + entry.Length > FileLimits.WorkspaceBytes)
            {
                isCut = true;
                continue;
            }

            bytes += entry.Length;
            found[entry.Path] = entry;
        }

        if (isCut)
            WarnOfSize();
        return found;
    }

    private List<InsideEntry> Within(IEnumerable<InsideEntry> entries)
    {
        var bytes = 0L;
        var all = entries.ToList();
        var within = all
            .Where(entry => entry.IsFolder || (entry.Length <= LargestFile && (bytes += entry.Length) <= FileLimits.WorkspaceBytes)).ToList();
        if (within.Count < all.Count)
            WarnOfSize();
        return within;
    }

    private List<InsideEntry> WithoutProtected(IEnumerable<InsideEntry> changed)
    {
        var all = changed.ToLookup(entry => ProtectedFiles.IsProtected(entry.Path, entry.IsFolder));
        if (all[true].FirstOrDefault(entry => !entry.IsFolder && _outside.GetValueOrDefault(entry.Path)?.Length != entry.Length) is { } first)
            WarnOfProtected(first.Path);
        return [.. all[false]];
    }

    private void WarnOfProtected(string path) => warn("MG6032",
        $"'{TerminalText.Escape(path)}' stays in the sandbox: files that programs on this machine would run or obey later, such as git's hooks "
            + "and the settings of shells, are not copied out. Copy it yourself if you have read it.");

    private void WarnOfSize() => warn("MG6009",
        $"Not all files are in step between the sandbox and the workspace: at most {FileLimits.WorkspaceBytes >> 20} MiB in "
            + $"{FileLimits.WorkspaceEntries} files and folders are, and no file of more than {LargestFile >> 20} MiB.");

    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work().ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SandboxException or IOException or UnauthorizedAccessException)
        {
            warn("MG6010", "The files of the sandbox and of the workspace could not be brought in step; it is tried again with the next "
                + "command: " + failure.Message);
        }
    }

    // xargs splits what no list of arguments could hold.
    private static async Task NamesAsync(ISandbox sandbox, string[] program, IEnumerable<string> paths, CancellationToken cancellationToken)
    {
        var input = Encoding.UTF8.GetBytes(string.Concat(paths.Select(path => $"./{path}\0")));
        if (input.Length == 0)
            return;
        var result = await sandbox.RunAsync(
            new() { Arguments = ["xargs", "-0", .. program], StandardInput = input }, cancellationToken).ConfigureAwait(false);
        if (!result.Succeeded)
            throw new SandboxException(SandboxErrors.CopyRefused, TerminalText.Escape((result.Message + " " + result.Stderr.Text).Trim()));
    }
}
