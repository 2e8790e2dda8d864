using System.Text;

namespace MassGen.Sandbox.Commands;

/// <summary>What can be said about a command before it runs.</summary>
internal static class CommandRules
{
    private const string Workspace = "/workspace";

    // Linux: MAX_ARG_STRLEN, 32 pages including the final NUL.
    private const int LongestArgument = (32 * 4096) - 1;
    private const int LongestList = 1536 * 1024;

    /// <summary>What is wrong with a command, in a sentence, or null.</summary>
    public static string? Fault(SandboxCommand command) =>
        command.Timeout <= TimeSpan.Zero || command.Timeout > SandboxCommand.LongestTimeout
            ? $"The timeout must be above 0 and at most {SandboxCommand.LongestTimeout.TotalMinutes:0} minutes."
            : FaultOfProgram(command);

    /// <summary>What is wrong with the program, its arguments or its variables, or null.</summary>
    public static string? FaultOfProgram(SandboxCommand command)
    {
        if (command.Arguments.Count == 0 || command.Arguments[0].Length == 0)
            return "There is no program to run.";
        if (command.Arguments.Any(argument => argument.Contains('\0', StringComparison.Ordinal)))
            return "An argument has a NUL in it, which no program can receive.";
        var lengths = command.Arguments.Select(Encoding.UTF8.GetByteCount).ToList();
        if (lengths.Max() > LongestArgument || lengths.Sum() > LongestList)
            return "The arguments are too long for Linux: 128 KiB for one, 1.5 MiB for all. Pass long text as standard input or as a file.";
        return command.Environment.Select(pair => EnvironmentRules.Fault(pair.Key, pair.Value)).FirstOrDefault(fault => fault is not null);
    }

    /// <summary>What is wrong with the folder to run in, or null.</summary>
    public static string? FaultOfFolder(SandboxCommand command) => ResolveFolder(command.WorkingDirectory) is null
        ? $"The working directory must be /workspace or below it, not '{TerminalText.Escape(command.WorkingDirectory)}'."
        : null;

    /// <summary>The folder to run in as an absolute path, or null when it leaves the workspace.</summary>
    public static string? ResolveFolder(string folder)
    {
        if (folder.Contains('\0', StringComparison.Ordinal))
            return null;
        var absolute = folder.StartsWith('/') ? folder : $"{Workspace}/{folder}";
        var parts = new Stack<string>();
        foreach (var part in absolute.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
                parts.Push(part);
            else if (!parts.TryPop(out _))
                return null;
        }

        var resolved = "/" + string.Join('/', parts.Reverse());
        return resolved == Workspace || resolved.StartsWith(Workspace + "/", StringComparison.Ordinal) ? resolved : null;
    }
}
