namespace MassGen.Workspaces;

/// <summary>The tools that move, copy and delete.</summary>
internal sealed class MovingTools(FileSpace space)
{
    public IEnumerable<FileTool> All() =>
    [
        new("move_file", "Moves or renames a file or folder. The destination must not exist.", """
            {"source":{"type":"string"},"destination":{"type":"string"}}
            """, ["source","destination"], space.Places, MoveFile) { Server = FileTools.Filesystem },
        new("copy_file", "Copies a file or a folder with everything in it, for example from /shared to /workspace.", """
            {"source_path":{"type":"string"},
            "destination_path":{"type":"string"},
            "overwrite":{"type":"boolean","default":false,"description":"Whether files that exist are replaced."}}
            """, ["source_path","destination_path"], space.Places, CopyFile) { Server = FileTools.WorkspaceTools },
        new("delete_file", "Deletes a file, or with 'recursive' a folder and everything in it.", """
            {"path":{"type":"string"},"recursive":{"type":"boolean","default":false}}
            """, ["path"], space.Places, DeleteFile) { Server = FileTools.WorkspaceTools },
    ];

    private string MoveFile(FileArguments arguments)
    {
        var (source, entry) = space.Existing(arguments.Text("source"), PathOperation.Delete);
        var target = space.Places.Require(arguments.Text("destination"), PathOperation.Write);
        RequireNothingAt(target);
        foreach (var inner in Inside(source, entry))
        {
            space.Places.Require(inner.Place, PathOperation.Delete);
            space.Places.Require(Counterpart(source, inner.Place, target), PathOperation.Write);
        }

        if (VirtualPath.IsWithin(target.Host, source.Host))
        {
            throw new FileToolException("A folder cannot be moved into itself.");
        }

        if (entry.Kind == EntryKind.Folder && source.Folder!.Root != target.Folder!.Root)
        {
            throw new FileToolException("From one place to another only files are moved. Copy the folder with copy_file, then delete it.");
        }

        source.Folder!.Move(source.Path, target.Folder!, target.Path);
        space.Know(target);
        return $"Moved {source.Shown} to {target.Shown}.";
    }

    private string CopyFile(FileArguments arguments)
    {
        var (source, entry) = space.Existing(arguments.Text("source_path"));
        var target = space.Places.Require(arguments.Text("destination_path"), PathOperation.Write);
        if (source.Folder is null || VirtualPath.IsWithin(target.Host, source.Host))
        {
            throw new FileToolException("A folder cannot be copied into itself.");
        }

        if (!arguments.Flag("overwrite"))
        {
            RequireNothingAt(target);
        }

        var all = Inside(source, entry)
            .Where(inner => space.Places.Permissions.Refusal(inner.Place.Host, PathOperation.Read) is null).ToList();
        var bytes = all.Sum(inner => inner.Entry.Length);
        if (bytes > FileLimits.WorkspaceBytes)
        {
            throw new FileToolException($"That are {bytes} bytes; a workspace holds at most {FileLimits.WorkspaceBytes}.");
        }

        return Copy(source, all, target);
    }

    private string Copy(FilePlace source, List<(FilePlace Place, FolderEntry Entry)> all, FilePlace target)
    {
        var links = all.Count(inner => inner.Entry.Kind == EntryKind.Link);
        var pairs = all.Where(inner => inner.Entry.Kind != EntryKind.Link)
            .Select(inner => (From: inner, To: Counterpart(source, inner.Place, target))).ToList();
        pairs.ForEach(pair => space.Places.Require(pair.To, PathOperation.Write));
        foreach (var (from, to) in pairs)
        {
            if (from.Entry.Kind == EntryKind.Folder)
            {
                to.Folder!.CreateFolder(to.Path);
                continue;
            }

            var isNew = to.Folder!.Find(to.Path) is null;
            from.Place.Folder!.Copy(from.Entry, to.Folder, to.Path);
            if (isNew)
            {
                space.Know(to);
            }
        }

        var left = links == 0 ? "" : $" {links} links were left out: links are not followed.";
        return $"Copied {source.Shown} to {target.Shown} ({pairs.Count(pair => pair.From.Entry.Kind == EntryKind.File)} files).{left}";
    }

    private string DeleteFile(FileArguments arguments)
    {
        var (place, entry) = space.Existing(arguments.Text("path"), PathOperation.Delete);
        if (entry.Kind == EntryKind.Folder && !arguments.Flag("recursive"))
        {
            throw new FileToolException($"'{VirtualPath.Shown(place.Shown)}' is a folder. Say 'recursive' if everything in it may go.");
        }

        foreach (var (inner, found) in Inside(place, entry))
        {
            space.Places.Require(inner, PathOperation.Delete);
            if (found.Kind != EntryKind.Folder && !space.Knows(inner))
            {
                throw new FileToolException($"'{VirtualPath.Shown(inner.Shown)}' was neither read nor made by you. Read it first; then decide.");
            }
        }

        place.Folder!.Delete(place.Path);
        return $"Deleted {place.Shown}.";
    }

    private static void RequireNothingAt(FilePlace target)
    {
        if (target.Folder!.Find(target.Path) is not null)
        {
            throw new FileToolException($"'{VirtualPath.Shown(target.Shown)}' is there already. Choose another name, or delete it first.");
        }
    }

    // What the agent may not see is part of it: a folder does not go with something hidden in it.
    private static IEnumerable<(FilePlace Place, FolderEntry Entry)> Inside(FilePlace place, FolderEntry entry)
    {
        yield return (place, entry);
        if (entry.Kind != EntryKind.Folder)
        {
            yield break;
        }

        var count = 0;
        foreach (var inner in place.Folder!.Walk(place.Path))
        {
            if (++count > FileLimits.Entries)
            {
                throw new FileToolException(
                    $"There are more than {FileLimits.Entries} files and folders in {place.Shown}. Take its folders one by one.");
            }

            yield return (place.At(inner), inner);
        }
    }

    private static FilePlace Counterpart(FilePlace source, FilePlace inner, FilePlace target)
    {
        var rest = inner.Path[source.Path.Length..].TrimStart('/');
        return rest.Length == 0
            ? target
            : new FilePlace($"{target.Shown}/{rest}", target.Folder, target.Path.Length == 0 ? rest : $"{target.Path}/{rest}");
    }
}
