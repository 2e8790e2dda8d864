using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Wire;

/// <summary>A request as it arrived at a provider.</summary>
internal sealed record Asked(string Path, IReadOnlyDictionary<string, string> Headers, JsonObject Body)
{
    /// <summary>Asks, and gives what was asked.</summary>
    public static async Task<Asked> Of(
        SocketsHttpHandler edge, ModelEndpoint endpoint, string path = "/v1", ChatOptions? options = null, ChatPipeline? pipeline = null,
        params ChatMessage[] messages)
    {
        var asked = "";
        var form = endpoint.Backend switch
        {
            "openai" => "openai",
            "claude" => "claude",
            "grok" when endpoint.ServerTools.Count > 0 => "openai",
            _ => "grok",
        };
        await using var server = await LoopbackServer.StartAsync(context =>
        {
            asked = context.Request.Path + context.Request.QueryString;
            return LoopbackServer.Stream(WireReplies.Hello(form))(context);
        });
        var address = new Uri(server.BaseUrl, path);
        using var client = ChatClientFactory.Create(endpoint with { BaseUrl = address }, edge, pipeline ?? Fixtures.Once);
        await client.GetResponseAsync(messages.Length > 0 ? messages : [new(ChatRole.User, "Hi")], options);
        var (headers, body) = server.Requests.Single();
        return new Asked(asked, headers, (JsonObject)JsonNode.Parse(body)!);
    }
}
