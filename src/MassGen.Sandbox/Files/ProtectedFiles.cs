namespace MassGen.Sandbox.Files;

/// <summary>
/// Files that a program on the host runs or obeys later without being asked: an agent that could write them would leave its sandbox the next
/// time somebody opens a shell or makes a commit in the workspace.
/// </summary>
internal static class ProtectedFiles
{
    private static readonly HashSet<string> Settings =
    [
        ".bashrc", ".bash_profile", ".bash_login", ".bash_logout", ".profile", ".zshrc", ".zshenv", ".zprofile", ".zlogin", ".envrc", ".gitconfig",
        ".massgen",
    ];

    /// <summary>Whether a path of a workspace is such a file, or lies in a folder of them.</summary>
    /// <param name="path">Relative, with <c>/</c> between parts.</param>
    /// <param name="isFolder">Whether it is a folder: a file <c>.git</c> leads git to settings elsewhere.</param>
    public static bool IsProtected(string path, bool isFolder)
    {
        var parts = path.ToLowerInvariant().Split('/');
        return parts.Any(Settings.Contains)
            || (!isFolder && parts[^1] == ".git")
            || parts.Zip(parts.Skip(1)).Any(pair => pair is (".git", "hooks" or "config" or "config.worktree"));
    }
}
