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

    /// <summary>The command lines that hold this text.</summary>
    public static List<string> With(string text) => [.. Directory.EnumerateDirectories("/proc")
        .Where(folder => Path.GetFileName(folder).All(char.IsAsciiDigit))
        .Select(folder => CommandLine(folder))
        .Where(line => line.Contains(text, StringComparison.Ordinal))];

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
