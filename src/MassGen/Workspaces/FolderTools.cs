using System.Text;

namespace MassGen.Workspaces;

/// <summary>The tools that make and show folders.</summary>
internal sealed class FolderTools(FileSpace space)
{
    private const string Path = """
        {"path":{"type":"string","description":"Relative to /workspace, or beginning with /workspace, /shared or /context."}}
        """;

    public IEnumerable<FileTool> All() =>
    [
        Tool("create_directory", "Makes a folder, and those above it. One that exists already is no fault.", Path, ["path"], CreateDirectory),
        Tool("list_directory", "Lists what is in a folder.", Path, ["path"], ListDirectory),
        Tool("directory_tree", "Shows everything below a folder, indented.", Path, ["path"], DirectoryTree),
        Tool("search_files", "Finds files and folders by name. * and ? stand for parts of a name, ** for folders. "
            + "A pattern without / is for names in any folder.", """
            {"path":{"type":"string"},
            "pattern":{"type":"string","description":"For example **/*.py"},
            "excludePatterns":{"type":"array","items":{"type":"string"}}}
            """, ["path", "pattern"], SearchFiles),
        Tool("get_file_info", "Tells what a path is, how large, and what you may do with it.", Path, ["path"], GetFileInfo),
        Tool("list_allowed_directories", "Lists the places you may use, and which of them you may write.", "{}", [], ListAllowedDirectories),
    ];

    private FileTool Tool(string name, string description, string properties, string[] required, Func<FileArguments, string> run) =>
        new(name, description, properties, required, space.Places, run) { Server = FileTools.Filesystem };

    private string CreateDirectory(FileArguments arguments)
    {
        var place = space.Places.Require(arguments.Text("path"), PathOperation.Write);
        if (place.Folder!.Find(place.Path) is { Kind: not EntryKind.Folder })
        {
            throw new FileToolException($"'{VirtualPath.Shown(place.Shown)}' is there already, and it is no folder.");
        }

        place.Folder.CreateFolder(place.Path);
        return $"{place.Shown} is there.";
    }

    private string ListDirectory(FileArguments arguments)
    {
        var folder = space.ExistingFolder(arguments.Text("path"));
        var lines = space.List(folder).Select(entry => entry.Kind switch
        {
            EntryKind.Folder => $"[DIR] {entry.Name}",
            EntryKind.Link => $"[LINK] {entry.Name}",
            _ => $"[FILE] {entry.Name} ({entry.Length} bytes)",
        }).ToList();
        return lines.Count == 0 ? $"{folder.Shown} is empty." : Shown(lines);
    }

    private string DirectoryTree(FileArguments arguments)
    {
        var folder = space.ExistingFolder(arguments.Text("path"));
        var lines = Below(folder).Select(found =>
            new string(' ', 2 * found.Depth) + found.Entry.Name + Mark(found.Entry.Kind)).ToList();
        return lines.Count == 0 ? $"{folder.Shown} is empty." : Shown(lines);
    }

    private static string Mark(EntryKind kind) => kind switch { EntryKind.Folder => "/", EntryKind.Link => " (link)", _ => "" };

    private string SearchFiles(FileArguments arguments)
    {
        var folder = space.ExistingFolder(arguments.Text("path"));
        var pattern = new GlobPattern(arguments.Text("pattern"));
        var excluded = arguments.Texts("excludePatterns").Select(text => new GlobPattern(text)).ToList();
        var start = folder.Shown.TrimEnd('/').Length + 1;
        var found = Below(folder)
            .Select(entry => (entry.Place.Shown, Relative: entry.Place.Shown[start..]))
            .Where(entry => pattern.Fits(entry.Relative) && !excluded.Any(other => other.Fits(entry.Relative)))
            .Select(entry => entry.Shown)
            .ToList();
        return found.Count == 0 ? "Nothing fits the pattern." : Shown(found);
    }

    private string GetFileInfo(FileArguments arguments)
    {
        var (place, entry) = space.Existing(arguments.Text("path"));
        var text = new StringBuilder($"path: {place.Shown}\nkind: {(entry.Kind == EntryKind.File ? "file" : "folder")}");
        if (entry.Kind == EntryKind.File)
        {
            text.Append("\nbytes: ").Append(entry.Length).Append("\nexecutable: ").Append(entry.IsExecutable ? "yes" : "no");
        }

        return text.Append("\nyou may: ").Append(Allowed(place)).ToString();
    }

    private string ListAllowedDirectories(FileArguments arguments) =>
        string.Join('\n', space.Places.Visible().Select(path => $"{path} ({Allowed(space.Places.Resolve(path))})"));

    private string Allowed(FilePlace place) => place.Folder is null || space.Places.Permissions.Refusal(place.Host, PathOperation.Write) is not null
        ? "read"
        : "read and write";

    private IEnumerable<(FilePlace Place, FolderEntry Entry, int Depth)> Below(FilePlace folder)
    {
        var open = new Stack<(FilePlace Place, FolderEntry Entry, int Depth)>(Inside(folder, 0));
        for (var count = 0; open.TryPop(out var found); count++)
        {
            if (count == FileLimits.Entries)
            {
                throw new FileToolException($"There are more than {FileLimits.Entries} files and folders below {folder.Shown}. Name a folder in it.");
            }

            yield return found;
            foreach (var inner in found.Entry.Kind == EntryKind.Folder ? Inside(found.Place, found.Depth + 1) : [])
            {
                open.Push(inner);
            }
        }
    }

    private IEnumerable<(FilePlace Place, FolderEntry Entry, int Depth)> Inside(FilePlace folder, int depth) =>
        space.List(folder).Reverse().Select(entry => (
            folder.Folder is null ? space.Places.Resolve($"{folder.Shown.TrimEnd('/')}/{entry.Name}") : folder.At(entry), entry, depth));

    private static string Shown(List<string> lines) => lines.Count <= FileLimits.ShownLines
        ? string.Join('\n', lines)
        : string.Join('\n', lines.Take(FileLimits.ShownLines)) + $"\n… {lines.Count - FileLimits.ShownLines} more. Name a folder in it, or search.";
}
