using System.Buffers;
using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>The rules for the program of a tool server; limits and lists are the Python project's.</summary>
internal static class McpCommandRules
{
    private const int LongestCommand = 1000;
    private const int LongestArgument = 500;
    private const int MostParts = 50;
    private const string ShellCharacters = "&|;`$()<>";

    private static readonly SearchValues<char> Refused = SearchValues.Create(ShellCharacters);

    private static readonly string[] Ends = [".exe", ".bat", ".cmd", ".ps1"];

    private static readonly string[] Strict =
    [
        "python", "python3", .. Enumerable.Range(8, 7).Select(minor => $"python3.{minor}"), "py", "uv", "uvx", "pipx", "pip", "pip3", "node", "npm", "npx", "yarn", "pnpm",
        "bun", "deno", "java", "ruby", "go", "rust", "cargo", "fastmcp", "sh", "bash", "zsh", "fish", "powershell", "pwsh", "cmd",
    ];

    private static readonly string[] Moderate = [.. Strict, "git", "nodejs"];

    private static readonly string[] Permissive = [.. Moderate, "curl", "wget"];

    public static McpFault? First(ConfigMap server)
    {
        if (!server.Has(McpKeys.Command) && !server.Has(McpKeys.Arguments))
        {
            return new McpFault("A stdio server must have 'command' or 'args'.", server.Map.Position, "Add 'command: npx' and 'args: [...]', for example.");
        }

        return (server.Find(McpKeys.Command) is { } command ? Command(command.Value, server) : null)
            ?? (server.Find(McpKeys.Arguments) is { } arguments ? Arguments(arguments.Value) : null);
    }

    private static McpFault? Command(YamlValue value, ConfigMap server)
    {
        if (value is not (YamlScalar { Kind: "text" } or YamlList) || (value is YamlList list && list.Items.Any(item => item is not YamlScalar)))
        {
            return new McpFault("'command' must be a string or a list of strings.", value.Position);
        }

        var texts = server.Read(McpKeys.Command)!;
        var text = string.Join(' ', texts.Select(part => part.Text));
        if (string.IsNullOrWhiteSpace(text))
        {
            return new McpFault("'command' is empty.", value.Position);
        }

        if (text.Length > LongestCommand || text.AsSpan().ContainsAny(Refused) || text.Contains("../", StringComparison.Ordinal))
        {
            return new McpFault(
                $"'command' has at most {LongestCommand} characters, none of them {string.Join(' ', ShellCharacters.AsEnumerable())}, and does not lead upwards with '../'.", value.Position,
                "No shell runs it. Put the arguments under 'args'.");
        }

        var parts = value is YamlScalar ? ShellSplit.Of(text) : [.. texts.Select(part => part.Text)];
        return parts is null ? new McpFault("'command' has a quote that is not closed.", value.Position) : Parts(parts, value, server);
    }

    private static McpFault? Parts(IReadOnlyList<string> parts, YamlValue value, ConfigMap server)
    {
        if (parts.Count > MostParts || parts.Any(part => part.Length > LongestArgument))
        {
            return new McpFault($"'command' has at most {MostParts} parts of at most {LongestArgument} characters.", value.Position);
        }

        var program = parts[0].Replace('\\', '/');
        if (program.Split('/').Contains(".."))
        {
            return new McpFault("'command' must not lead upwards with '..'.", value.Position);
        }

        var allowed = Allowed(server);
        return allowed.Contains(Bare(program), StringComparer.OrdinalIgnoreCase) ? null : new McpFault(
            $"'{PrintableText.Of(Bare(program))}' is not among the programs that may be servers at this level of security.", value.Position,
            NearestWord.Suggestion(Bare(program), allowed) ?? "List it under 'security: {allowed_executables: [...]}', if it is right.");
    }

    private static string[] Allowed(ConfigMap server)
    {
        var security = server.Under(McpKeys.Security);
        return security?.Read(McpSecurityKeys.AllowedExecutables) is { Count: > 0 } own ? [.. own.Select(name => name.Text)]
            : security?.Read(McpSecurityKeys.Level) switch { "moderate" => Moderate, "permissive" => Permissive, _ => Strict };
    }

    private static string Bare(string program)
    {
        var name = program[(program.LastIndexOf('/') + 1)..];
        var end = Ends.FirstOrDefault(end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
        return end is null ? name : name[..^end.Length];
    }

    private static McpFault? Arguments(YamlValue value)
    {
        if (value is not YamlList list)
        {
            return new McpFault($"'args' must be a list; this is {value.Kind}.", value.Position);
        }

        return list.Items.Select((item, index) => item switch
        {
            YamlScalar { Kind: "text", Text.Length: <= LongestArgument } => null,
            YamlScalar { Kind: "text" } => new McpFault($"'args[{index}]' is longer than {LongestArgument} characters.", item.Position),
            _ => new McpFault($"'args[{index}]' must be a string; this is {item.Kind}.", item.Position, "Put it in quotes."),
        }).OfType<McpFault>().FirstOrDefault();
    }
}
