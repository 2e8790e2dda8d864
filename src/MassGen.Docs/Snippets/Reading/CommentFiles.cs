using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Docs.Snippets.Reading;

/// <summary>What a comment gives as text or as a file of the repository.</summary>
internal static class CommentFiles
{
    /// <summary>The script of the models: written in the comment, or a file; null when there is none.</summary>
    public static SourceText? Model(MapReader comment, SourceText yaml, RepositoryFiles files, ICollection<Diagnostic> faults) => comment.Value("model") switch
    {
        YamlMap map => Slice(yaml, comment.Map, map),
        YamlScalar { IsNull: false } name => files.Read(name.Text, name.Position, faults),
        null => null,
        { } other => Refuse(comment, "model", $"'model' is a script or the name of a file; this is {other.Kind}."),
    };

    /// <summary>Files by their path in the snippet's folder.</summary>
    public static Dictionary<string, string> Files(MapReader comment, RepositoryFiles files, ICollection<Diagnostic> faults)
    {
        var found = new Dictionary<string, string>();
        if (comment.Section("files") is not { } section)
        {
            return found;
        }

        foreach (var entry in section.Map.Entries)
        {
            if (!IsInside(entry.Key))
            {
                section.Fault("MG5114", entry.Key, $"'{entry.Key}' is no path in the snippet's own folder.", "Write a relative path without '..'.");
            }
            else if (section.Value(entry.Key) is YamlMap)
            {
                var from = section.Section(entry.Key)!;
                var name = from.RequiredText("from");
                from.RefuseUnknown();
                if (name.Length > 0 && files.Read(name, from.Map.Find("from")!.Value.Position, faults) is { } text)
                {
                    found[entry.Key] = text.Text;
                }
            }
            else if (section.AnyText(entry.Key) is { } text)
            {
                found[entry.Key] = text;
            }
        }

        return found;
    }

    /// <summary>Whether a path stays in the folder it is counted from.</summary>
    public static bool IsInside(string path) =>
        path.Length > 0 && path[0] is not ('/' or '~') && !path.Any(letter => letter == '\\' || char.IsControl(letter)) && !path.Split('/').Any(part => part is "" or "." or "..");

    // From the first key of the map to the next key of the comment; what is before stays blank, so that places are those of the page.
    private static SourceText Slice(SourceText yaml, YamlMap comment, YamlMap map)
    {
        if (map.Entries.Count == 0)
        {
            return new SourceText(yaml.Path, "");
        }

        var start = Offset(yaml, map.Position);
        var next = comment.Entries.Select(entry => Offset(yaml, entry.KeyPosition)).Where(offset => offset > start).DefaultIfEmpty(yaml.Text.Length).Min();
        return PageSlice.Between(yaml, start, next);
    }

    private static int Offset(SourceText text, SourcePosition position)
    {
        var offset = 0;
        for (var line = 1; line < position.Line; line++)
        {
            offset = text.Text.IndexOf('\n', offset) + 1;
        }

        return offset + position.Column - 1;
    }

    private static SourceText? Refuse(MapReader comment, string key, string message)
    {
        comment.Fault("MG1004", key, message);
        return null;
    }
}
