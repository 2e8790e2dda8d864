using System.Text;
using System.Text.Json;
using MassGen.Differences;

namespace MassGen.Workspaces;

/// <summary>The tools that write text.</summary>
internal sealed class WritingTools(FileSpace space)
{
    public IEnumerable<FileTool> All() =>
    [
        new("write_file", "Writes a text file as a whole, new or over an old one. Folders are made as needed.", """
            {"path":{"type":"string"},"content":{"type":"string"}}
            """, ["path","content"], space.Places, WriteFile) { Server = FileTools.Filesystem },
        new("edit_file", "Replaces passages of a text file and shows the difference. Each oldText must be in the file exactly once.", """
            {"path":{"type":"string"},
            "edits":{"type":"array","minItems":1,"items":{"type":"object",
              "properties":{"oldText":{"type":"string"},"newText":{"type":"string"}},"required":["oldText","newText"]}},
            "dryRun":{"type":"boolean","default":false,"description":"Only show the difference."}}
            """, ["path","edits"], space.Places, EditFile) { Server = FileTools.Filesystem },
    ];

    private string WriteFile(FileArguments arguments)
    {
        var place = space.Places.Require(arguments.Text("path"), PathOperation.Write);
        var existing = place.Folder!.Find(place.Path);
        RequireNoFolder(place, existing);
        var length = Write(place, arguments.Text("content"));
        if (existing is null)
        {
            space.Know(place);
        }

        return $"Wrote {length} bytes to {place.Shown} ({(existing is null ? "new file" : "it was there before")}).";
    }

    private string EditFile(FileArguments arguments)
    {
        var (place, entry) = space.ExistingFile(arguments.Text("path"), PathOperation.Write);
        var before = FileSpace.Text(place, entry);
        var edits = arguments.Items("edits");
        if (edits.Count == 0)
        {
            throw new FileToolException("'edits' is missing: it must be a list of {oldText, newText}.");
        }

        var after = edits.Aggregate(before, Apply);
        var difference = LineDiff.Of(before, after).Unified(most: FileLimits.ShownLines);
        if (arguments.Flag("dryRun"))
        {
            return $"Nothing was written. The edits would change {place.Shown}:\n{difference}";
        }

        Write(place, after);
        space.Know(place);
        return $"Changed {place.Shown}:\n{difference}";
    }

    private static string Apply(string text, JsonElement edit)
    {
        var (old, replacement) = (Part(edit, "oldText"), Part(edit, "newText"));

        // Models write line feeds; the file keeps its own line ends.
        if (text.Contains("\r\n", StringComparison.Ordinal))
        {
            (old, replacement) = (old.ReplaceLineEndings("\r\n"), replacement.ReplaceLineEndings("\r\n"));
        }

        var first = old.Length == 0 ? -1 : text.IndexOf(old, StringComparison.Ordinal);
        if (first < 0)
        {
            throw new FileToolException($"oldText is not in the file. {Hint(text, old)}");
        }

        return text.IndexOf(old, first + 1, StringComparison.Ordinal) < 0
            ? string.Concat(text.AsSpan(0, first), replacement, text.AsSpan(first + old.Length))
            : throw new FileToolException("oldText is in the file more than once. Take more of the lines around it, so that it is there once.");
    }

    private static string Part(JsonElement edit, string name) =>
        edit.ValueKind == JsonValueKind.Object && edit.TryGetProperty(name, out var part) && part.ValueKind == JsonValueKind.String
            ? part.GetString()!
            : throw new FileToolException($"Each edit must be an object with the texts oldText and newText; '{name}' is missing.");

    private static string Hint(string text, string old)
    {
        var wanted = old.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.Length > 0);
        var lines = text.Split('\n');
        var at = wanted is null ? -1 : Array.FindIndex(lines, line => line.Trim() == wanted);
        return at < 0
            ? "Read the file and copy the passage exactly."
            : $"Line {at + 1} is its first line but for spaces: \"{lines[at].TrimEnd('\r')}\". Copy the passage exactly.";
    }

    private static int Write(FilePlace place, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > FileLimits.WriteBytes)
        {
            throw new FileToolException(
                $"The text has {bytes.Length} bytes; at most {FileLimits.WriteBytes} are written. Split it into several files.");
        }

        place.Folder!.Write(place.Path, bytes);
        return bytes.Length;
    }

    private static void RequireNoFolder(FilePlace place, FolderEntry? existing)
    {
        if (existing is { Kind: not EntryKind.File })
        {
            var kind = existing.Kind == EntryKind.Folder ? "folder" : "link";
            throw new FileToolException($"'{VirtualPath.Shown(place.Shown)}' is a {kind}. Choose another name.");
        }
    }
}
