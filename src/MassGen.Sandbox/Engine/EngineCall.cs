using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MassGen.Sandbox.Engine;

/// <summary>One call: method, path with query, and perhaps a body.</summary>
internal sealed record EngineCall(HttpMethod Method, string Path)
{
    private Func<HttpContent>? _content;

    /// <summary>For messages: the call without its query.</summary>
    public string Name => $"{Method} {Path.Split('?')[0]}";

    /// <summary>Whether the path already says everything and takes no version before it.</summary>
    public bool IsUnversioned { get; init; }

    public static EngineCall Get(string path) => new(HttpMethod.Get, path);

    public static EngineCall Post(string path) => new(HttpMethod.Post, path);

    public static EngineCall Delete(string path) => new(HttpMethod.Delete, path);

    public EngineCall WithJson<T>(T body, JsonTypeInfo<T> type)
    {
        var text = JsonSerializer.Serialize(body, type);
        return this with { _content = () => new StringContent(text, Encoding.UTF8, "application/json") };
    }

    public EngineCall WithContent(Func<HttpContent> content) => this with { _content = content };

    public HttpRequestMessage ToRequest(string version) =>
        new(Method, "http://engine" + (IsUnversioned ? "" : version) + Path) { Content = _content?.Invoke() };
}
