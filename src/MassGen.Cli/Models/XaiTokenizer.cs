using System.Net.Http.Headers;
using System.Text.Json;
using MassGen.Providers;

namespace MassGen.Cli.Models;

/// <summary>xAI's own counter of tokens, which needs a key and costs nothing. The tokenizer of its models is not published.</summary>
/// <param name="key">The key.</param>
/// <param name="edge">The way to the network; not disposed.</param>
/// <param name="address">Another address than xAI's, for tests.</param>
internal sealed class XaiTokenizer(string key, HttpMessageHandler edge, Uri? address = null)
{
    private const int MostBytes = 64 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Has a text counted.</summary>
    /// <returns>The tokens, or why it was not counted.</returns>
    public async Task<(long? Tokens, string? WhyNot)> CountAsync(string model, string text, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var http = new HttpMessageInvoker(edge, disposeHandler: false);
            using var request = Request(model, text);
            using var response = await http.SendAsync(request, limit.Token);
            if (!response.IsSuccessStatusCode)
            {
                return (null, $"xAI answers with HTTP {(int)response.StatusCode}");
            }

            await response.Content.LoadIntoBufferAsync(MostBytes, limit.Token);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStreamAsync(limit.Token));
            return (answer.RootElement.GetProperty("token_ids").GetArrayLength(), null);
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return (null, "xAI's answer is no list of tokens");
        }
        catch (Exception away) when (away is HttpRequestException or IOException || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (null, away is OperationCanceledException ? $"xAI did not answer within {Patience.TotalSeconds:0} s" : "xAI cannot be reached");
        }
    }

    private HttpRequestMessage Request(string model, string text)
    {
        var root = (address ?? Backend.Find("grok")!.DefaultBaseUrl!).ToString().TrimEnd('/');
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"{root}/tokenize-text"))
        {
            Content = new StringContent(QuotedText(model, text), new MediaTypeHeaderValue("application/json")),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return request;
    }

    private static string QuotedText(string model, string text) =>
        $$"""{"model":"{{JsonEncodedText.Encode(model)}}","text":"{{JsonEncodedText.Encode(text)}}"}""";
}
