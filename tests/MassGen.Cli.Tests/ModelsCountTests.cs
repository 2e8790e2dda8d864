using System.Net;
using System.Text;
using System.Text.Json;
using MassGen.Cli.Commands;
using MassGen.Cli.Models;
using MassGen.Models;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class ModelsCountTests
{
    private const string Text = "Why is the \"sky\" blue?\n";

    // In the form of xAI's OpenAPI description.
    private const string Counted = """{"token_ids": [{"token_id": 1, "string_token": "Why", "token_bytes": [87]}, {"token_id": 2, "string_token": " is", "token_bytes": [32]}]}""";

    [Fact]
    public async Task The_service_counts_what_it_is_given()
    {
        var (count, asked, key) = await CountAsync(HttpStatusCode.OK, Counted);

        Assert.Equal(new TokenCount(2, IsCounted: true), count);
        Assert.Equal(("grok-4.3", Text, "Bearer key-of-mine"), (asked.GetProperty("model").GetString(), asked.GetProperty("text").GetString(), key));
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, "{}", "HTTP 429")]
    [InlineData(HttpStatusCode.OK, "<html>", "no list of tokens")]
    [InlineData(HttpStatusCode.OK, """{"token_ids": "many"}""", "no list of tokens")]
    [InlineData(HttpStatusCode.OK, "[]", "no list of tokens")]
    public async Task Where_it_does_not_count_a_guess_says_why(HttpStatusCode status, string answer, string words)
    {
        var (count, _, _) = await CountAsync(status, answer);

        Assert.Equal((TokenHeuristic.Count(Text), false), (count.Tokens, count.IsCounted));
        Assert.Contains(words, count.Words(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_there_is_told_too()
    {
        using var edge = new SocketsHttpHandler();
        var count = await TokenCount.OfAsync(Grok, Text, new XaiTokenizer("key-of-mine", edge, new Uri("http://127.0.0.1:1/v1")), CancellationToken.None);

        Assert.Contains("Not counted: xAI cannot be reached.", count.Words(null), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_the_command_guesses_and_says_so()
    {
        await using var folder = new CliFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "text.txt"), Text);
        var run = await folder.RunAsync("models", "count", "grok-4.3", "text.txt");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.StartsWith($"About {TokenHeuristic.Count(Text)} tokens, by a rule", run.Output, StringComparison.Ordinal);
        Assert.Contains("As input they cost 0.0000", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grok-4.33", "text.txt", "MG1052")]
    [InlineData("grok-4.3", "no-such.txt", "MG1056")]
    public async Task A_model_or_a_file_that_is_not_there_is_told(string model, string file, string code)
    {
        await using var folder = new CliFolder();
        var run = await folder.RunAsync("models", "count", model, file);

        Assert.Equal(ExitCodes.Configuration, run.ExitCode);
        Assert.Contains(code, run.Error, StringComparison.Ordinal);
    }

    private static ModelProfile Grok => ModelRegistry.Default.Find("grok-4.3")!;

    private static async Task<(TokenCount Count, JsonElement Asked, string? Key)> CountAsync(HttpStatusCode status, string answer)
    {
        using var listener = new HttpListener();
        var address = FreeAddress();
        listener.Prefixes.Add(address.ToString());
        listener.Start();
        using var edge = new SocketsHttpHandler();
        var counting = TokenCount.OfAsync(Grok, Text, new XaiTokenizer("key-of-mine", edge, address), CancellationToken.None);
        var context = await listener.GetContextAsync();
        Assert.Equal(("POST", "/v1/tokenize-text"), (context.Request.HttpMethod, context.Request.Url!.AbsolutePath));
        using var asked = await JsonDocument.ParseAsync(context.Request.InputStream);
        context.Response.StatusCode = (int)status;
        context.Response.Close(Encoding.UTF8.GetBytes(answer), willBlock: true);
        return (await counting, asked.RootElement.Clone(), context.Request.Headers["Authorization"]);
    }

    private static Uri FreeAddress()
    {
        using var socket = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}/v1/");
    }
}
