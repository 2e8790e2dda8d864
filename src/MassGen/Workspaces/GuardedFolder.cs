using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace MassGen.Workspaces;

/// <summary>
/// A folder on the host whose files are read and written without following a link: every part of a path below it is looked at right
/// before use, and an opened file is asked where it really is.
/// </summary>
/// <param name="root">The folder. Links in its own path are followed once, now.</param>
public sealed class GuardedFolder(string root)
{
    private const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = true };

    /// <summary>The folder, without links.</summary>
    public string Root { get; } = RealPath.Of(root);

    /// <summary>An entry below the folder, or null when there is none.</summary>
    /// <param name="path">Relative, with <c>/</c> between parts; empty for the folder itself.</param>
    /// <exception cref="IOException">A part of the path before the last is a link.</exception>
    public FolderEntry? Find(string path)
    {
        var parent = path.LastIndexOf('/');
        RequireNoLink(parent < 0 ? "" : path[..parent]);
        var full = Full(path);
        FileSystemInfo info = Directory.Exists(full) ? new DirectoryInfo(full) : new FileInfo(full);

        // A link whose target is missing does not "exist".
        return info.Exists || info.LinkTarget is not null ? Describe(info, path) : null;
    }

    /// <summary>What is in a folder, in the order of the names' code points.</summary>
    /// <param name="path">The folder, relative; empty for the folder itself.</param>
    /// <exception cref="IOException">The path leads over a link, or is no folder.</exception>
    public IReadOnlyList<FolderEntry> List(string path)
    {
        RequireNoLink(path);
        return [.. new DirectoryInfo(Full(path)).EnumerateFileSystemInfos("*", Everything)
            .OrderBy(info => info.Name, StringComparer.Ordinal)
            .Select(info => Describe(info, path.Length == 0 ? info.Name : $"{path}/{info.Name}"))];
    }

    /// <summary>Everything below a folder: each folder before what is in it. Links are named and not followed.</summary>
    /// <param name="path">The folder, relative; empty for the folder itself.</param>
    public IEnumerable<FolderEntry> Walk(string path = "")
    {
        var open = new Stack<FolderEntry>(List(path).Reverse());
        while (open.TryPop(out var entry))
        {
            yield return entry;
            foreach (var inner in entry.Kind == EntryKind.Folder ? List(entry.Path).Reverse() : [])
            {
                open.Push(inner);
            }
        }
    }

    /// <summary>Reads bytes of a file.</summary>
    /// <param name="path">The file, relative.</param>
    /// <param name="offset">Where to begin.</param>
    /// <param name="most">The most bytes to read.</param>
    /// <exception cref="IOException">The path leads over a link, or the file cannot be read.</exception>
    public byte[] Read(string path, long offset, int most)
    {
        RequireNoLink(path);
        var full = Full(path);

        // Pipes, sockets and devices say that they are empty. They are never opened: a pipe would wait for a writer.
        var length = new FileInfo(full).Length;
        if (length == 0)
        {
            return [];
        }

        using var handle = File.OpenHandle(full, FileMode.Open, System.IO.FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        RequirePlace(handle, full);
        var bytes = new byte[Math.Max(0, Math.Min(most, RandomAccess.GetLength(handle) - offset))];
        var count = 0;
        while (count < bytes.Length && RandomAccess.Read(handle, bytes.AsSpan(count), offset + count) is > 0 and var more)
        {
            count += more;
        }

        return bytes[..count];
    }

    /// <summary>Writes a file as a whole: readers see the old content or the new one. Folders are made as needed.</summary>
    /// <param name="path">The file, relative.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="isExecutable">Whether it may be run; null keeps what an existing file has.</param>
    /// <exception cref="IOException">The path leads over a link, or cannot be written.</exception>
    public void Write(string path, ReadOnlySpan<byte> content, bool? isExecutable = null)
    {
        var parent = System.IO.Path.GetDirectoryName(path) ?? "";
        CreateFolder(parent);
        RequireNoLink(path);
        var full = Full(path);
        var mode = ModeFor(full, isExecutable);
        var temporary = $"{Full(parent)}/.massgen-{RandomNumberGenerator.GetHexString(12, lowercase: true)}";
        try
        {
            WriteNew(temporary, content, mode);
            RequireNoLink(path);
            File.Move(temporary, full, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Makes a folder and those above it.</summary>
    /// <param name="path">The folder, relative.</param>
    /// <exception cref="IOException">A part of the path is a link or a file.</exception>
    public void CreateFolder(string path)
    {
        var made = "";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            made = made.Length == 0 ? part : $"{made}/{part}";
            RequireNoLink(made);
            Directory.CreateDirectory(Full(made));
        }
    }

    /// <summary>Removes a file, a link (never its target), or a folder with everything in it. What is not there is no fault.</summary>
    /// <param name="path">The entry, relative.</param>
    /// <exception cref="IOException">A part of the path before the last is a link, or the entry cannot be removed.</exception>
    public void Delete(string path)
    {
        if (Find(path) is not { } entry)
        {
            return;
        }

        if (entry.Kind == EntryKind.Folder)
        {
            Directory.Delete(Full(path), recursive: true);
        }
        else
        {
            File.Delete(Full(path));
        }
    }

    /// <summary>Gives an entry another place, also in another folder on the same or another disk; a folder only on the same.</summary>
    /// <param name="path">The entry, relative.</param>
    /// <param name="target">The other folder.</param>
    /// <param name="targetPath">The new place there, where nothing is yet.</param>
    /// <exception cref="IOException">A path leads over a link, or the system refuses.</exception>
    internal void Move(string path, GuardedFolder target, string targetPath)
    {
        target.CreateFolder(System.IO.Path.GetDirectoryName(targetPath) ?? "");
        RequireNoLink(path);
        target.RequireNoLink(targetPath);
        if (Directory.Exists(Full(path)))
        {
            Directory.Move(Full(path), target.Full(targetPath));
        }
        else
        {
            File.Move(Full(path), target.Full(targetPath), overwrite: false);
        }
    }

    /// <summary>Copies a file, whether it may be run included.</summary>
    /// <param name="file">The file.</param>
    /// <param name="target">The folder to copy into.</param>
    /// <param name="targetPath">The copy's place there; an existing file is replaced.</param>
    /// <exception cref="IOException">A path leads over a link, or the system refuses.</exception>
    internal void Copy(FolderEntry file, GuardedFolder target, string targetPath) => target.Write(
        targetPath,
        file.Length <= Array.MaxLength ? Read(file.Path, 0, (int)file.Length) : throw new IOException($"'{file.Path}' is too large."),
        file.IsExecutable);

    /// <summary>Lets nobody write a file any more, its owner included.</summary>
    internal void Close(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
            File.SetUnixFileMode(Full(path), File.GetUnixFileMode(Full(path)) & ~write);
        }
    }

    private static UnixFileMode ModeFor(string full, bool? isExecutable)
    {
        if (OperatingSystem.IsWindows())
        {
            return Plain;
        }

        var existing = File.Exists(full) ? File.GetUnixFileMode(full) : Plain;
        return isExecutable switch { true => Plain | Execute, false => Plain, null => existing };
    }

    private static void WriteNew(string full, ReadOnlySpan<byte> content, UnixFileMode mode)
    {
        using var handle = File.OpenHandle(full, FileMode.CreateNew, System.IO.FileAccess.Write);
        RequirePlace(handle, full);
        RandomAccess.Write(handle, content, 0);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(handle, mode);
        }
    }

    // Linux tells where an open file really is: a folder that became a link between the look and the opening is noticed.
    private static void RequirePlace(SafeFileHandle handle, string full)
    {
        if (OperatingSystem.IsLinux() && new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget is { } place && place != full)
        {
            throw new IOException("The path changed while it was opened.");
        }
    }

    private static FolderEntry Describe(FileSystemInfo info, string path)
    {
        var kind = info.Attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
            : info is DirectoryInfo ? EntryKind.Folder : EntryKind.File;
        var isExecutable = kind == EntryKind.File && !OperatingSystem.IsWindows() && info.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
        return new FolderEntry(path, kind, kind == EntryKind.File ? ((FileInfo)info).Length : 0, info.LastWriteTimeUtc, isExecutable);
    }

    private string Full(string path) => path.Length == 0 ? Root : $"{Root}/{path}";

    private void RequireNoLink(string path)
    {
        RequireNoLinkAt(Root, "");
        for (var end = path.IndexOf('/', StringComparison.Ordinal); path.Length > 0; end = path.IndexOf('/', end + 1))
        {
            var part = end < 0 ? path : path[..end];
            RequireNoLinkAt(Full(part), part);
            if (end < 0)
            {
                break;
            }
        }
    }

    private static void RequireNoLinkAt(string full, string shown)
    {
        if (new FileInfo(full).LinkTarget is not null)
        {
            throw new IOException($"'{shown}' is a link, and links are not followed.");
        }
    }
}
