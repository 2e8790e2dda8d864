using System.Text;
using MassGen.Diagnostics;

namespace MassGen.Workspaces;

/// <summary>What the file tools of one agent have in common: its places, and what it has read or made.</summary>
internal sealed class FileSpace(AgentPlaces places)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly HashSet<string> _known = [];

    public AgentPlaces Places => places;

    /// <summary>The agent has read the file or made it, and so may delete it wherever it may delete at all.</summary>
    public void Know(FilePlace place) => _known.Add(place.Host);

    public bool Knows(FilePlace place) => places.Permissions.IsOwn(place.Host) || _known.Contains(place.Host);

    /// <summary>An existing file or folder.</summary>
    /// <exception cref="FileToolException">There is none, it is a link, or the operation is refused.</exception>
    public (FilePlace Place, FolderEntry Entry) Existing(string path, PathOperation operation = PathOperation.Read)
    {
        var place = places.Require(path, operation);
        if (place.Folder is null)
        {
            return (place, new FolderEntry("", EntryKind.Folder, 0, default, false));
        }

        return place.Folder.Find(place.Path) switch
        {
            null => throw new FileToolException($"There is no '{VirtualPath.Shown(place.Shown)}'. {Nearest(place)}"),
            { Kind: EntryKind.Link } => throw new FileToolException($"'{VirtualPath.Shown(place.Shown)}' is a link, and links are not followed."),
            { } entry => (place, entry),
        };
    }

    /// <summary>An existing file.</summary>
    public (FilePlace Place, FolderEntry Entry) ExistingFile(string path, PathOperation operation = PathOperation.Read) =>
        Existing(path, operation) is { Entry.Kind: EntryKind.File } file
            ? file
            : throw new FileToolException($"'{VirtualPath.Shown(path)}' is a folder. Use list_directory to see what is in it.");

    /// <summary>An existing folder.</summary>
    public FilePlace ExistingFolder(string path) => Existing(path) is { Entry.Kind: EntryKind.Folder } folder
        ? folder.Place
        : throw new FileToolException($"'{VirtualPath.Shown(path)}' is a file, not a folder.");

    /// <summary>What is in a folder, without what the agent may not see.</summary>
    public IEnumerable<FolderEntry> List(FilePlace folder) => folder.Folder is null
        ? places.NamesIn(folder.Shown).Select(name => new FolderEntry(name, EntryKind.Folder, 0, default, false))
        : folder.Folder.List(folder.Path).Where(entry => places.Permissions.Refusal(folder.At(entry).Host, PathOperation.Read) is null);

    /// <summary>The text of a file.</summary>
    /// <exception cref="FileToolException">It is too long, or no text.</exception>
    public static string Text(FilePlace place, FolderEntry entry)
    {
        if (entry.Length > FileLimits.ReadBytes)
        {
            throw new FileToolException(
                $"'{VirtualPath.Shown(place.Shown)}' has {entry.Length} bytes; at most {FileLimits.ReadBytes} are read. "
                + "Ask for a part with 'head' or 'tail'.");
        }

        return Decode(place, place.Folder!.Read(place.Path, 0, FileLimits.ReadBytes));
    }

    /// <summary>Bytes as text.</summary>
    /// <exception cref="FileToolException">They are no text.</exception>
    public static string Decode(FilePlace place, byte[] bytes)
    {
        try
        {
            if (!bytes.AsSpan().Contains((byte)0))
            {
                return Strict.GetString(bytes);
            }
        }
        catch (DecoderFallbackException)
        {
            // Said below, for both.
        }

        throw new FileToolException(
            $"'{VirtualPath.Shown(place.Shown)}' is not a text in UTF-8. It can be copied, moved and deleted; a program may read it.");
    }

    private static string Nearest(FilePlace place)
    {
        var cut = place.Path.LastIndexOf('/');
        var folder = cut < 0 ? "" : place.Path[..cut];
        if (place.Folder!.Find(folder) is not { Kind: EntryKind.Folder })
        {
            return "Its folder does not exist either.";
        }

        var names = place.Folder.List(folder).Select(entry => entry.Name).ToList();
        return NearestWord.Suggestion(place.Path[(cut + 1)..], names)
            ?? (names.Count == 0 ? "Its folder is empty."
                : $"Its folder has {string.Join(", ", names.Take(10))}{(names.Count > 10 ? ", …" : "")}.");
    }
}
