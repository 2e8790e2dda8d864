using System.Text;

namespace MassGen.Workspaces;

/// <summary>Paths as the model writes them, made plain.</summary>
public static class VirtualPath
{
    /// <summary>An agent's own files.</summary>
    public const string Workspace = "/workspace";

    /// <summary>The files of the answers that an agent is shown, by anonymous names.</summary>
    public const string Shared = "/shared";

    /// <summary>Context paths, by their names.</summary>
    public const string Context = "/context";

    // Linux: NAME_MAX and PATH_MAX, in bytes.
    private const int LongestName = 255;
    private const int LongestPath = 4096;

    /// <summary>The path without <c>.</c>, <c>..</c> and double slashes; a relative one begins at the given folder.</summary>
    /// <exception cref="FileToolException">It leads above the root, or no file can have it.</exception>
    internal static string Normal(string path, string from = Workspace)
    {
        RequirePossible(path);
        var parts = new List<string>();
        foreach (var part in (path.StartsWith('/') ? path : $"{from}/{path}").Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count == 0)
            {
                throw new FileToolException($"'{Shown(path)}' leads above the root. Use a path below {Workspace}.");
            }

            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }

    /// <summary>Whether a path is another one or below it.</summary>
    internal static bool IsWithin(string path, string folder) => IsWithin(path, folder, StringComparison.Ordinal);

    /// <summary>Whether a path is another one or below it, with the letters compared in the given way.</summary>
    internal static bool IsWithin(string path, string folder, StringComparison letters) =>
        path.Equals(folder, letters)
        || (path.StartsWith(folder, letters) && (folder.EndsWith('/') || path.Length > folder.Length && path[folder.Length] == '/'));

    /// <summary>A path in a message: short, and with nothing a terminal would obey.</summary>
    internal static string Shown(string path)
    {
        var text = string.Concat(path.Take(200).Select(letter => char.IsControl(letter) ? '\ufffd' : letter));
        return path.Length > 200 ? text + "…" : text;
    }

    private static void RequirePossible(string path)
    {
        var fault = path.Length == 0 ? "The path is empty."
            : path.Any(char.IsControl) ? "The path has control characters."
            : Encoding.UTF8.GetByteCount(path) > LongestPath ? $"The path is longer than {LongestPath} bytes."
            : path.Split('/').Any(part => Encoding.UTF8.GetByteCount(part) > LongestName) ? $"A name in the path is longer than {LongestName} bytes."
            : path.IndexOfAny(Path.GetInvalidFileNameChars().Except(['/']).ToArray()) >= 0 ? "The path has characters that no file can have here."
            : null;
        if (fault is not null)
        {
            throw new FileToolException($"{fault} Give a path such as {Workspace}/notes.txt.");
        }
    }
}
