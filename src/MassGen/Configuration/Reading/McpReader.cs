using MassGen.Configuration.Schema;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration.Reading;

/// <summary>One server as it was written.</summary>
/// <param name="Name">Its name, empty where it has none.</param>
/// <param name="Position">Where the name is, or the server where it has none.</param>
/// <param name="Map">Its keys.</param>
internal sealed record McpServerMap(string Name, SourcePosition Position, ConfigMap Map);

/// <summary>Reads the tool servers of a backend, in both forms: a list of maps with names, and a map of names to maps.</summary>
internal static class McpReader
{
    public static IEnumerable<(YamlEntry? Entry, YamlValue Value, string Place)> Values(YamlValue servers) => servers switch
    {
        YamlMap map => map.Entries.Select(entry => ((YamlEntry?)entry, entry.Value, $".{entry.Key}")),
        YamlList list => list.Items.Select((item, index) => ((YamlEntry?)null, item, $"[{index}]")),
        _ => [],
    };

    public static IEnumerable<McpServerMap> Servers(ConfigMap backend)
    {
        var key = BackendKeys.McpServers;
        foreach (var (entry, value, place) in backend.ValueOf(key) is { } servers ? Values(servers) : [])
        {
            if (value is YamlMap map)
            {
                var server = new ConfigMap(map, backend.PathOf(key) + place);
                yield return entry is null
                    ? new McpServerMap(server.Read(McpKeys.Name) ?? "", server.PositionOf(McpKeys.Name), server)
                    : new McpServerMap(entry.Key, entry.KeyPosition, server);
            }
        }
    }

    public static IEnumerable<string> Names(ConfigMap backend) => Servers(backend).Select(server => server.Name);

    public static IReadOnlyList<McpServerConfig> Read(ConfigMap backend)
    {
        var allowed = Texts(backend.Read(BackendKeys.AllowedTools));
        var excluded = Texts(backend.Read(BackendKeys.ExcludeTools)) ?? [];
        return [.. Servers(backend).Select(server => Read(server, allowed, excluded))];
    }

    private static McpServerConfig Read(McpServerMap named, IReadOnlyList<string>? allowed, IReadOnlyList<string> excluded)
    {
        var server = named.Map;
        return new McpServerConfig(named.Name, named.Position)
        {
            Transport = server.Read(McpKeys.Type) == "streamable-http" ? McpTransport.StreamableHttp : McpTransport.Stdio,
            Command = [.. Command(server), .. Texts(server.Read(McpKeys.Arguments)) ?? []],
            Environment = Map(server.Read(McpKeys.Environment)),
            WorkingDirectory = server.Read(McpKeys.WorkingDirectory),
            Url = Uri.TryCreate(server.Read(McpKeys.Url), UriKind.Absolute, out var url) ? url : null,
            Headers = Map(server.Read(McpKeys.Headers)),
            Timeout = server.Read(McpKeys.Timeout) is { } seconds ? TimeSpan.FromSeconds((double)seconds) : new McpServerConfig("", named.Position).Timeout,
            AllowedTools = Texts(server.Read(McpKeys.AllowedTools)) ?? allowed,
            ExcludedTools = [.. excluded.Union(Texts(server.Read(McpKeys.ExcludeTools)) ?? [])],
        };
    }

    private static IReadOnlyList<string> Command(ConfigMap server) => server.ValueOf(McpKeys.Command) is YamlScalar { } text
        ? ShellSplit.Of(text.Text) ?? []
        : Texts(server.Read(McpKeys.Command)) ?? [];

    private static IReadOnlyList<string>? Texts(IReadOnlyList<YamlScalar>? texts) => texts is null ? null : [.. texts.Select(text => text.Text)];

    private static Dictionary<string, string> Map(YamlMap? map) =>
        (map?.Entries ?? []).Where(entry => entry.Value is YamlScalar).ToDictionary(entry => entry.Key, entry => ((YamlScalar)entry.Value).Text);
}
