using System.Text.RegularExpressions;
using MassGen.Configuration.Reading;
using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Checks;

/// <summary>The rules for one tool server; limits are the Python project's.</summary>
internal static partial class McpServerRules
{
    private const int LongestName = 100;
    private const int LongestValue = 1000;
    private const int LongestPath = 500;

    /// <summary>What is wrong first, or null.</summary>
    public static McpFault? First(McpServerMap server) => Name(server) ?? Transport(server) switch
    {
        "stdio" => McpCommandRules.First(server.Map) ?? Environment(server.Map) ?? Directory(server.Map),
        "streamable-http" => McpAddressRules.First(server.Map) ?? Headers(server.Map) ?? Times(server.Map),
        var other => new McpFault(
            other == "sse" ? $"'{server.Name}': 'sse' was retired; use 'streamable-http'." : $"'{server.Name}' has a type that does not exist: '{PrintableText.Of(other)}'.",
            server.Map.PositionOf(McpKeys.Type),
            NearestWord.Suggestion(other, ["stdio", "streamable-http"]) ?? "Use 'stdio' or 'streamable-http'."),
    };

    /// <summary>The transport of a server as it was written; <c>stdio</c> where it is not.</summary>
    public static string Transport(McpServerMap server) =>
        server.Map.Find(McpKeys.Type)?.Value is { } value ? (value as YamlScalar)?.Text ?? value.Kind : "stdio";

    private static McpFault? Name(McpServerMap server) =>
        server.Name.Length == 0 ? new McpFault("A server must have a 'name'.", server.Position, "Add 'name: …'.")
        : server.Name.Length > LongestName || !LegalName().IsMatch(server.Name) ? new McpFault(
            $"'{PrintableText.Key(server.Name)}' is no name for a server: letters, digits, '_' and '-', at most {LongestName}.", server.Position)
        : null;

    private static McpFault? Directory(ConfigMap server)
    {
        if (server.ValueOf(McpKeys.WorkingDirectory) is not { } value)
        {
            return null;
        }

        return value is not YamlScalar { Kind: "text" } path ? new McpFault($"'cwd' must be a string; this is {value.Kind}.", value.Position)
            : path.Text.Length > LongestPath ? new McpFault($"'cwd' is longer than {LongestPath} characters.", value.Position)
            : path.Text.Split('/', '\\').Contains("..") ? new McpFault("'cwd' must not lead upwards with '..'.", value.Position)
            : null;
    }

    private static McpFault? Environment(ConfigMap server)
    {
        var policy = McpEnvironmentPolicy.Of(server);
        return Texts(server, McpKeys.Environment, entry =>
            policy.Refuses(entry.Key) ? $"The environment must not set '{PrintableText.Key(entry.Key)}': it decides which program really runs."
            : IsDangerous(((YamlScalar)entry.Value).Text) ? $"The value of '{PrintableText.Key(entry.Key)}' holds what a shell would run, or more than one '${{NAME}}'."
            : null);
    }

    private static McpFault? Headers(ConfigMap server) => Texts(server, McpKeys.Headers, _ => null);

    // No message says a value: they are secrets.
    private static McpFault? Texts(ConfigMap server, ConfigKey<YamlMap?> key, Func<YamlEntry, string?> rule)
    {
        if (server.ValueOf(key) is not { } value)
        {
            return null;
        }

        if (value is not YamlMap map)
        {
            return new McpFault($"'{key.Name}' must be a map of names to strings; this is {value.Kind}.", value.Position);
        }

        foreach (var entry in map.Entries)
        {
            var wrong = entry.Value is not YamlScalar { Kind: "text" } scalar
                ? $"The value of '{PrintableText.Key(entry.Key)}' must be a string; this is {entry.Value.Kind}. Put it in quotes."
                : entry.Key.Length > LongestName || scalar.Text.Length > LongestValue
                    ? $"'{PrintableText.Key(entry.Key)}' is too long: names have at most {LongestName} characters, values {LongestValue}."
                    : rule(entry);
            if (wrong is not null)
            {
                return new McpFault(wrong, entry.KeyPosition);
            }
        }

        return null;
    }

    private static McpFault? Times(ConfigMap server) => new[] { McpKeys.Timeout, McpKeys.ReadTimeout }
        .Where(key => server.ValueOf(key) is not null && server.Read(key) is null)
        .Select(key => new McpFault($"'{key.Name}' must be a number of seconds, more than 0 and at most 300.", server.PositionOf(key))).FirstOrDefault();

    private static bool IsDangerous(string value) =>
        value.Contains("$(", StringComparison.Ordinal) || value.AsSpan().ContainsAny("`&;|")
        || (value.Contains("${", StringComparison.Ordinal) && !OneReference().IsMatch(value));

    [GeneratedRegex("^[a-zA-Z0-9_-]+\\z", RegexOptions.CultureInvariant)]
    private static partial Regex LegalName();

    [GeneratedRegex(@"^[^$]*\$\{[A-Z_][A-Z0-9_]*\}[^$]*\z", RegexOptions.CultureInvariant)]
    private static partial Regex OneReference();
}
