using System.Net;
using System.Text;
using MassGen.Cli.Health;
using MassGen.Providers;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class CheckupTests
{
    // In the form of xAI's OpenAPI description; prices are US cents per 100 million tokens.
    private const string Listed = """
        {"models": [
          {"id": "grok-4.3", "aliases": ["grok-4-1-fast-reasoning", "grok-3"], "prompt_text_token_price": 12500, "completion_text_token_price": 25000},
          {"id": "grok-4.5", "aliases": [], "prompt_text_token_price": 99900, "completion_text_token_price": 60000}
        ]}
        """;

    [Fact]
    public async Task The_service_says_what_a_retired_name_means_now()
    {
        var finding = await AskAsync(HttpStatusCode.OK, Listed);

        Assert.True(finding.IsWell);
        Assert.Contains("grok-4-1-fast-reasoning now means grok-4.3\n", finding.Text, StringComparison.Ordinal);
        Assert.Contains("grok-4-0709 is not listed\n", finding.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_price_that_differs_from_the_registry_is_told()
    {
        var text = (await AskAsync(HttpStatusCode.OK, Listed)).Text;

        Assert.Contains("grok-4.5 costs 9.99 in, 6.00 out; the registry says 2.00 in", text, StringComparison.Ordinal);
        Assert.DoesNotContain("grok-4.3 costs", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest, "answers with HTTP 400; the key may be wrong")]
    [InlineData(HttpStatusCode.ServiceUnavailable, "answers with HTTP 503")]
    public async Task A_refusal_is_told_without_the_key(HttpStatusCode status, string words)
    {
        var finding = await AskAsync(status, "{\"error\": \"no key-of-mine\"}");

        Assert.False(finding.IsWell);
        Assert.Equal($"  grok            {words}\n", finding.Text);
    }

    [Fact]
    public async Task A_list_that_is_no_list_is_told_so() =>
        Assert.Contains("cannot be read", (await AskAsync(HttpStatusCode.OK, "<html>")).Text, StringComparison.Ordinal);

    private static async Task<Finding> AskAsync(HttpStatusCode status, string body)
    {
        using var listener = new HttpListener();
        var address = FreeAddress();
        listener.Prefixes.Add(address.ToString());
        listener.Start();
        var checkup = new Checkup(name => name == "XAI_API_KEY" ? "key-of-mine" : null, TimeProvider.System, new Dictionary<string, Uri> { ["grok"] = address });
        using var edge = new SocketsHttpHandler();
        var asking = checkup.AskAsync(Backend.Find("grok")!, edge, CancellationToken.None);
        var request = await listener.GetContextAsync();
        Assert.Equal(("/v1/language-models", "Bearer key-of-mine"), (request.Request.Url!.AbsolutePath, request.Request.Headers["Authorization"]));
        request.Response.StatusCode = (int)status;
        request.Response.Close(Encoding.UTF8.GetBytes(body), willBlock: true);
        return await asking;
    }

    private static Uri FreeAddress()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}/v1/");
    }
}
