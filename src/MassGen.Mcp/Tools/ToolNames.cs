using System.Text.RegularExpressions;

namespace MassGen.Mcp;

/// <summary>What a server's tools are called for a model, and which words of a filter mean them.</summary>
internal static partial class ToolNames
{
    private const string Prefix = "mcp__";
    private const int LongestName = 200;

    // The Python project refuses these.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "connect", "disconnect", "list", "help", "version", "status", "health", "ping", "debug", "admin", "system", "config",
        "settings", "auth", "login", "logout", "exit", "quit",
    };

    /// <summary>The name for a model. Dots and slashes, which servers may use and models do not take, become <c>_</c>.</summary>
    public static string Prefixed(string server, string tool) => $"{Prefix}{server}__{tool.Replace('.', '_').Replace('/', '_')}";

    /// <summary>Why a tool cannot be offered, as the end of a sentence, or null.</summary>
    public static string? Fault(string server, string tool)
    {
        if (Reserved.Contains(tool))
            return "the name is reserved";
        var name = Prefixed(server, tool);
        if (name.Length > LongestName)
            return $"the name would have {name.Length} characters as '{name[..60]}…', and {LongestName} are the most";
        return Allowed().IsMatch(name) ? null : "the name has other characters than letters, digits, '_', '-', '.' and '/'";
    }

    /// <summary>Whether a word of a filter means this tool: by its own name, or with the prefix of this server and no other.</summary>
    public static bool Matches(string filter, string server, string tool) => filter.StartsWith(Prefix, StringComparison.Ordinal)
        ? filter == Prefixed(server, tool) || filter == $"{Prefix}{server}__{tool}"
        : filter == tool;

    /// <summary>The server that a word with a prefix names, of those given; null for a word without prefix or of no known server.</summary>
    public static string? ServerOf(string filter, IEnumerable<string> servers) => servers
        .Where(server => filter.StartsWith($"{Prefix}{server}__", StringComparison.Ordinal))
        .MaxBy(server => server.Length);

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex Allowed();
}
