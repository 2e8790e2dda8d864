using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Configuration;

/// <summary>Reads one agent of a configuration. Faults of form have been reported by the schema.</summary>
internal static class AgentReader
{
    public static AgentConfig? Read(MapReader agent, List<Diagnostic> faults)
    {
        if (agent.Text("id") is not { } id || agent.Section("backend") is not { } backend || backend.Text("type") is not { } type)
        {
            return null;
        }

        return new AgentConfig
        {
            Id = id,
            SystemMessage = agent.Text("system_message"),
            Backend = new BackendConfig
            {
                Type = type,
                Position = backend.Map.Find("type")!.Value.Position,
                Model = backend.Text("model"),
                BaseUrl = BaseUrl(backend, faults),
                Temperature = backend.Number("temperature"),
                TopP = backend.Number("top_p"),
                MaxTokens = backend.WholeNumber("max_tokens"),
                Seed = backend.WholeNumber("seed", int.MinValue),
                CommandLine = CommandLine(backend, faults),
            },
        };
    }

    private static Uri? BaseUrl(MapReader backend, List<Diagnostic> faults)
    {
        if (backend.Text("base_url") is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        faults.Add(new Diagnostic(
            "MG1009", Severity.Error, "'base_url' must be a complete address that begins with http:// or https://.",
            backend.Map.Find("base_url")!.Value.Position, backend.PathOf("base_url")));
        return null;
    }

    private static CommandLineConfig? CommandLine(MapReader backend, List<Diagnostic> faults)
    {
        if (backend.Boolean("enable_mcp_command_line") != true)
        {
            return null;
        }

        return new CommandLineConfig
        {
            Image = backend.Text("command_line_docker_image"),
            ImagePosition = backend.Value("command_line_docker_image")?.Position,
            MemoryBytes = Memory(backend, faults),
            Processors = backend.Number("command_line_docker_cpu_limit"),
        };
    }

    // Docker's own notation: a number with an optional unit b, k, m or g.
    private static long? Memory(MapReader backend, List<Diagnostic> faults)
    {
        const string key = "command_line_docker_memory_limit";
        if (backend.AnyText(key) is not { Length: > 0 } text)
        {
            return null;
        }

        var unit = char.ToLowerInvariant(text[^1]) switch { 'b' => 1L, 'k' => 1L << 10, 'm' => 1L << 20, 'g' => 1L << 30, _ => 0 };
        var digits = unit == 0 ? text : text[..^1];
        if (decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number <= long.MaxValue / Math.Max(unit, 1))
        {
            return (long)(number * Math.Max(unit, 1));
        }

        faults.Add(new Diagnostic(
            "MG1009", Severity.Error, $"'{key}' must be a number with a unit, for example 512m or 2g.",
            backend.Map.Find(key)!.Value.Position, backend.PathOf(key)));
        return null;
    }
}
