namespace MassGen.Mcp.Tests;

/// <summary>The processes of this machine, by their command lines.</summary>
internal static class Processes
{
    /// <summary>Whether a process is there and no zombie.</summary>
    public static bool IsAlive(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>How many command lines begin with this text.</summary>
    public static int Starting(string text) => CommandLines.Count(line => line.StartsWith(text, StringComparison.Ordinal));

    /// <summary>How many command lines hold this text.</summary>
    public static int With(string text) => CommandLines.Count(line => line.Contains(text, StringComparison.Ordinal));

    private static IEnumerable<string> CommandLines => Directory.EnumerateDirectories("/proc")
        .Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
        .Select(CommandLine);

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(folder + "/cmdline").Replace('\0', ' ');
        }
        catch (IOException)
        {
            return "";
        }
    }
}
