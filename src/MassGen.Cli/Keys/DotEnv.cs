using System.Text.RegularExpressions;
using MassGen.Diagnostics;

namespace MassGen.Cli.Keys;

/// <summary>Reads <c>.env</c> files: <c>NAME=value</c> a line, with comments, quotes and a leading <c>export</c>.</summary>
internal static partial class DotEnv
{
    /// <summary>Sets what files say where nothing is set yet: the environment wins over the first file, the first file over the next.</summary>
    /// <param name="paths">The files; one that is not there is passed over.</param>
    /// <param name="say">Told of each line that cannot be used; never of a value.</param>
    public static void Load(IEnumerable<string> paths, Action<string> say)
    {
        foreach (var path in paths.Where(File.Exists))
        {
            foreach (var (name, value) in Read(path, say))
            {
                if (Environment.GetEnvironmentVariable(name) is null)
                {
                    Environment.SetEnvironmentVariable(name, value);
                }
            }
        }
    }

    /// <summary>What a file says, in its order.</summary>
    public static List<KeyValuePair<string, string>> Read(string path, Action<string> say)
    {
        var values = new List<KeyValuePair<string, string>>();
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            say(Warning($"{path} cannot be read: {unreadable.Message}", null));
            return values;
        }

        for (var number = 1; number <= lines.Length; number++)
        {
            var line = lines[number - 1].Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (Entry().Match(line) is { Success: true } entry)
            {
                values.Add(new(entry.Groups["name"].Value, Unquote(entry.Groups["value"].Value)));
            }
            else
            {
                // The position carries no text of the file: the line may hold a key.
                say(Warning("This line is not of the form NAME=value and is passed over.", new SourcePosition(new SourceText(path, ""), number, 1)));
            }
        }

        return values;
    }

    private static string Warning(string message, SourcePosition? position) =>
        new Diagnostic("MG1090", Severity.Warning, message, position).ToString();

    private static string Unquote(string value)
    {
        if (value is ['"' or '\'', ..] && value.IndexOf(value[0], 1) is var end and > 0)
        {
            return value[1..end];
        }

        // Without quotes, a comment begins at a # after a space.
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? value : value[..comment]).Trim();
    }

    [GeneratedRegex(@"^(?:export\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?<value>.*)$")]
    private static partial Regex Entry();
}
