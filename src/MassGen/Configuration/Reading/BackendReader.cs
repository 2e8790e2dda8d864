using System.Globalization;
using MassGen.Configuration.Schema;
using MassGen.Yaml;

namespace MassGen.Configuration.Reading;

/// <summary>Reads a backend.</summary>
internal static class BackendReader
{
    public static BackendConfig Read(ConfigMap backend) => new()
    {
        Type = BackendType.Find(backend.Read(BackendKeys.Type)!)!.Name,
        Position = backend.PositionOf(BackendKeys.Type),
        Model = backend.Read(BackendKeys.Model),
        ApiKey = backend.Read(BackendKeys.ApiKey),
        BaseUrl = (backend.Read(ProviderToolKeys.AzureEndpoint) ?? backend.Read(BackendKeys.BaseUrl)) is { } text && IsAddress(text, out var url) ? url : null,
        ApiVersion = backend.Read(ProviderToolKeys.ApiVersion),
        ServerTools = ServerToolWords.Read(backend),
        Temperature = backend.Read(BackendKeys.Temperature),
        TopP = backend.Read(BackendKeys.TopP),
        MaxTokens = backend.Read(BackendKeys.MaxTokens),
        Seed = backend.Read(BackendKeys.Seed),
        WorkingDirectory = backend.Read(BackendKeys.WorkingDirectory),
        ContextPaths = ContextPathReader.Read(backend, BackendKeys.ContextPaths),
        AllowedTools = backend.Read(BackendKeys.AllowedTools) is { } allowed ? Texts(allowed) : null,
        ExcludedTools = Texts(backend.Read(BackendKeys.ExcludeTools)),
        McpServers = McpReader.Read(backend),
        CustomTools = CustomToolReader.Read(backend),
        Extra = [.. backend.Map.Entries.Where(IsSent)],
        CommandLine = ShellReader.Read(backend),
    };

    /// <summary>Whether a text is a complete HTTP address.</summary>
    public static bool IsAddress(string text, out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url) && url.Scheme is "http" or "https";

    /// <summary>An amount of memory in Docker's own notation: a number with an optional unit b, k, m or g. Null where it is none.</summary>
    public static long? Bytes(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var unit = char.ToLowerInvariant(text[^1]) switch { 'b' => 1L, 'k' => 1L << 10, 'm' => 1L << 20, 'g' => 1L << 30, _ => 0 };
        var digits = unit == 0 ? text : text[..^1];
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && number > 0 && number <= long.MaxValue / Math.Max(unit, 1) ? (long)(number * Math.Max(unit, 1)) : null;
    }

    // What the Python project leaves out of the provider's request is left out; so is what has no value.
    private static bool IsSent(YamlEntry entry) => entry.Value is not YamlScalar { IsNull: true } && (BackendKeys.Section.Find(entry.Key)?.IsSent ?? true);

    internal static IReadOnlyList<string> Texts(IReadOnlyList<YamlScalar>? texts) => [.. (texts ?? []).Select(text => text.Text)];
}
