namespace MassGen.Mcp;

/// <summary>Looks for a program before it is started, so that a missing one is told in words.</summary>
internal static class ProgramSearch
{
    /// <summary>Why the program cannot be run, or null. Only where the rules are simple: not on Windows.</summary>
    public static string? Fault(McpProgram program, string? path)
    {
        if (program.Command.Count == 0)
            return "it names no program";
        var name = program.Command[0];
        if (OperatingSystem.IsWindows())
            return null;
        if (name.Contains('/', StringComparison.Ordinal))
        {
            var full = Path.GetFullPath(name, Path.GetFullPath(program.WorkingDirectory ?? "."));
            return IsProgram(full) ? null : $"'{name}' is no program: the file does not exist or may not be run";
        }

        return (path ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Any(folder => IsProgram(Path.Combine(folder, name)))
            ? null
            : $"there is no program '{name}' on PATH; install it, or give its whole path";
    }

    private static bool IsProgram(string path) =>
        !OperatingSystem.IsWindows()
        && File.Exists(path)
        && (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0;
}
