using System.Text.RegularExpressions;
using MassGen.Configuration;

namespace MassGen.Mcp;

/// <summary>Puts the values of variables in the place of <c>${NAME}</c>: in arguments, environment values and headers, nowhere else.</summary>
internal sealed partial class Placeholders(McpServerConfig server, Func<string, string?> lookup)
{
    private readonly List<string> _used = [];

    /// <summary>The values that were put in so far: they may be secrets wherever they stand.</summary>
    public IReadOnlyList<string> Used => _used;

    /// <summary>The program with its arguments; the program's own name stays as it is.</summary>
    /// <exception cref="McpServerException">A variable is not set or is blank.</exception>
    public McpProgram Program() => new(
        server.Name,
        [.. server.Command.Select((part, index) => index == 0 ? part : Resolve(part, $"argument {index}"))],
        server.Environment.ToDictionary(pair => pair.Key, pair => Resolve(pair.Value, $"env entry '{pair.Key}'")),
        server.WorkingDirectory);

    /// <summary>The headers of every request.</summary>
    /// <exception cref="McpServerException">A variable is not set or is blank.</exception>
    public Dictionary<string, string> Headers() =>
        server.Headers.ToDictionary(pair => pair.Key, pair => Resolve(pair.Value, $"header '{pair.Key}'"));

    private string Resolve(string text, string place) => Placeholder().Replace(text, match => Value(match.Groups[1].Value, place));

    private string Value(string name, string place)
    {
        if (lookup(name) is not { } value || string.IsNullOrWhiteSpace(value))
        {
            throw new McpServerException(
                McpCodes.VariableNotSet, $"the variable '{name}' in its {place} is not set; set it before the run.", isRetryable: false);
        }

        _used.Add(value);
        return value;
    }

    [GeneratedRegex(@"\$\{([A-Z_][A-Z0-9_]*)\}")]
    private static partial Regex Placeholder();
}
