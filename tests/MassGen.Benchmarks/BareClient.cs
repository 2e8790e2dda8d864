using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MassGen.Benchmarks;

/// <summary>A call a run made: where to, and with what.</summary>
/// <param name="Path">The path, which says whose call it was.</param>
/// <param name="Body">The request's body, as the values a program has before it writes them.</param>
internal sealed record Call(string Path, JsonNode Body);

/// <summary>
/// The least a client must do: write the request's JSON, send it, read the stream event by event, parse each, and keep text and arguments.
/// </summary>
internal sealed class BareClient : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseCookies = false });

    public BareClient() => _http.DefaultRequestHeaders.Authorization = new("Bearer", "scripted");

    public void Dispose() => _http.Dispose();

    public async Task<string> SendAsync(Uri address, Call call)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, call.Path)) { Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(call.Body)) };
        request.Content.Headers.ContentType = new("application/json");
        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        var answer = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                Take(JsonNode.Parse(line.AsSpan(6).ToString())!, answer);
            }
        }

        return answer.ToString();
    }

    private static void Take(JsonNode chunk, StringBuilder answer)
    {
        foreach (var choice in chunk["choices"]!.AsArray())
        {
            var delta = choice!["delta"]!;
            answer.Append((string?)delta["content"]);
            foreach (var piece in delta["tool_calls"]?.AsArray() ?? [])
            {
                answer.Append((string?)piece!["function"]!["arguments"]);
            }
        }
    }
}
