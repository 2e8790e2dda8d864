namespace MassGen.Sandbox.Files;

/// <summary>Paths below <c>/workspace</c>, as they may be named from outside.</summary>
internal static class SandboxPath
{
    /// <summary>The path itself, when it cannot leave the workspace.</summary>
    /// <exception cref="SandboxException">It is absolute, has empty or <c>..</c> parts, or a NUL.</exception>
    public static string Checked(string path, bool allowRoot = false)
    {
        if (allowRoot && path == ".")
            return path;
        var isGood = path.Length is > 0 and <= 4096
            && !path.Contains('\0', StringComparison.Ordinal)
            && path.Split('/').All(part => part is not ("" or "." or ".."));
        return isGood
            ? path
            : throw new SandboxException(
                SandboxErrors.CopyRefused,
                $"'{TerminalText.Escape(path)}' is not a path below the workspace; use for example 'results/table.csv'.");
    }
}
