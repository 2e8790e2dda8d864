using System.Text;
using MassGen.Differences;

namespace MassGen.Workspaces;

/// <summary>The tools that show the content of files.</summary>
internal sealed class ReadingTools(FileSpace space)
{
    public IEnumerable<FileTool> All() =>
    [
        new("read_text_file", "Reads a text file, as a whole or its first or last lines. Paths are relative to /workspace or begin with "
            + "/workspace, /shared or /context.", """
            {"path":{"type":"string"},
            "head":{"type":"integer","minimum":1,"description":"Only the first lines, so many."},
            "tail":{"type":"integer","minimum":1,"description":"Only the last lines, so many."}}
            """, ["path"], space.Places, ReadTextFile) { Server = FileTools.Filesystem },
        new("read_multiple_files", "Reads several text files. A file that cannot be read is named with the reason; the others are shown.", """
            {"paths":{"type":"array","items":{"type":"string"},"minItems":1}}
            """, ["paths"], space.Places, ReadMultipleFiles) { Server = FileTools.Filesystem },
        new("compare_files", "Shows the difference of two text files, line by line.", """
            {"file1":{"type":"string"},
            "file2":{"type":"string"},
            "context_lines":{"type":"integer","minimum":1,"default":3}}
            """, ["file1","file2"], space.Places, CompareFiles) { Server = FileTools.WorkspaceTools },
    ];

    private string ReadTextFile(FileArguments arguments)
    {
        var (head, tail) = (arguments.Count("head"), arguments.Count("tail"));
        if (head is not null && tail is not null)
        {
            throw new FileToolException("Give 'head' or 'tail', not both.");
        }

        var (place, entry) = space.ExistingFile(arguments.Text("path"));
        var text = (head ?? tail) is null ? FileSpace.Text(place, entry) : Part(place, entry, fromEnd: tail is not null);
        space.Know(place);
        return (head, tail) switch
        {
            ({ } first, _) => string.Join('\n', text.Split('\n').Take(first)),
            (_, { } last) => string.Join('\n', text.TrimEnd('\n').Split('\n').TakeLast(last)),
            _ => text,
        };
    }

    // The first or the last mebibyte, whole lines only.
    private static string Part(FilePlace place, FolderEntry entry, bool fromEnd)
    {
        var offset = fromEnd ? Math.Max(0, entry.Length - FileLimits.ReadBytes) : 0;
        var bytes = place.Folder!.Read(place.Path, offset, FileLimits.ReadBytes);
        if (entry.Length > FileLimits.ReadBytes)
        {
            var cut = fromEnd ? bytes.AsSpan().IndexOf((byte)'\n') + 1 : bytes.AsSpan().LastIndexOf((byte)'\n');
            bytes = cut <= 0 ? throw new FileToolException($"'{VirtualPath.Shown(place.Shown)}' has a line longer than {FileLimits.ReadBytes} bytes.")
                : fromEnd ? bytes[cut..] : bytes[..cut];
        }

        return FileSpace.Decode(place, bytes);
    }

    private string ReadMultipleFiles(FileArguments arguments)
    {
        var paths = arguments.Texts("paths");
        if (paths.Count == 0)
        {
            throw new FileToolException("'paths' is missing: it must be a list of at least one path.");
        }

        var text = new StringBuilder();
        foreach (var path in paths)
        {
            text.Append("--- ").Append(VirtualPath.Shown(path)).Append('\n').Append(ReadOrReason(path)).Append('\n');
            if (text.Length > FileLimits.ReadBytes)
            {
                throw new FileToolException($"Together the files are longer than {FileLimits.ReadBytes} bytes. Read fewer at once.");
            }
        }

        return text.ToString();
    }

    private string ReadOrReason(string path)
    {
        try
        {
            var (place, entry) = space.ExistingFile(path);
            var text = FileSpace.Text(place, entry);
            space.Know(place);
            return text;
        }
        catch (FileToolException refused)
        {
            return "Error: " + refused.Message;
        }
    }

    private string CompareFiles(FileArguments arguments)
    {
        var (first, firstEntry) = space.ExistingFile(arguments.Text("file1"));
        var (second, secondEntry) = space.ExistingFile(arguments.Text("file2"));
        var difference = LineDiff.Of(FileSpace.Text(first, firstEntry), FileSpace.Text(second, secondEntry));
        space.Know(first);
        space.Know(second);
        return difference.IsEmpty
            ? "The files are the same."
            : $"--- {first.Shown}\n+++ {second.Shown}\n{difference.Unified(arguments.Count("context_lines") ?? 3, FileLimits.ShownLines)}";
    }
}
