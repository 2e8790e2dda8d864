namespace MassGen.Cli.Composition;

/// <summary>Paths that begin in the user's home.</summary>
internal static class HomePath
{
    /// <summary>The home.</summary>
    public static string Folder => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);

    /// <summary>The path with the home in place of <c>~</c>.</summary>
    public static string Expand(string path) => path == "~" ? Folder : path.StartsWith("~/", StringComparison.Ordinal) ? Path.Combine(Folder, path[2..]) : path;
}
