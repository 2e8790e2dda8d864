using System.Text.Json.Nodes;
using MassGen.Diagnostics;
using MassGen.Providers.Recording;
using MassGen.Providers.Scripted;
using MassGen.Testing;

namespace MassGen.Providers.Tests.Connections;

public sealed class ConnectionTests
{
    private const string Picture = "iVBORw0KGgoAAAANSUhEUgAABQAAAAMgCAIAAADz+lisAAAAAElFTkSuQmCC";

    private static readonly JsonObject Body = new() { ["input"] = "Hi", ["image_url"] = "data:image/png;base64," + Picture };

    [Theory]
    [InlineData("openai", "/v1/responses", "Authorization", "Bearer test-key")]
    [InlineData("claude", "/v1/messages", "x-api-key", "test-key")]
    [InlineData("gemini", "/v1/models/m:generateContent", "x-goog-api-key", "test-key")]
    public async Task Each_provider_is_asked_at_its_own_address_with_its_own_key(string backend, string path, string header, string value)
    {
        var asked = new List<HttpRequestMessage>();
        using var edge = new Edge(request =>
        {
            asked.Add(request);
            return """{"usage":{},"model":"served"}""";
        });
        using var connection = Connect(backend, edge, betas: "some-beta");

        await connection.AskAsync(Body, default);

        Assert.Equal((path, value), (asked[0].RequestUri!.AbsolutePath, asked[0].Headers.GetValues(header).Single()));
        Assert.Equal(backend == "claude", asked[0].Headers.Contains("anthropic-beta"));
    }

    [Theory]
    [InlineData("openai", """{"model":"m-1","usage":{"input_tokens":10,"input_tokens_details":{"cached_tokens":4},"output_tokens":3,"total_tokens":13}}""", 10, 4, 3)]
    [InlineData("claude", """{"model":"m-1","usage":{"input_tokens":6,"cache_read_input_tokens":4,"output_tokens":3}}""", 10, 4, 3)]
    [InlineData("gemini", """{"modelVersion":"m-1","usageMetadata":{"promptTokenCount":10,"cachedContentTokenCount":4,"candidatesTokenCount":1,"thoughtsTokenCount":2}}""", 10, 4, 3)]
    public async Task What_a_call_used_has_one_meaning(string backend, string answer, long input, long cached, long output)
    {
        using var edge = new Edge(_ => answer);
        using var connection = Connect(backend, edge);

        var reply = await connection.AskAsync(Body, default);

        Assert.Equal(("m-1", input, cached, output), (reply.ServedModel, reply.Usage?.InputTokenCount, reply.Usage?.CachedInputTokenCount, reply.Usage?.OutputTokenCount));
    }

    [Theory]
    [InlineData("[]", ProviderCodes.AnswerUnreadable)]
    [InlineData("<html>", ProviderCodes.AnswerUnreadable)]
    [InlineData("""{"error":{"message":"No such thing.","code":"x"}}""", ProviderCodes.FailedWhileAnswering)]
    public async Task An_answer_that_is_none_is_a_fault_in_words(string answer, string code)
    {
        using var edge = new Edge(_ => answer);
        using var connection = Connect("openai", edge);

        Assert.Equal(code, (await Assert.ThrowsAsync<ProviderException>(() => connection.AskAsync(Body, default))).Code);
    }

    [Fact]
    public async Task An_error_in_the_place_of_an_answer_is_told_without_the_key()
    {
        using var edge = new Edge(_ => """{"error":{"message":"The key test-key is not known."}}""");
        using var connection = Connect("openai", edge);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => connection.AskAsync(Body, default));

        Assert.Equal("The key <secret> is not known.", failure.Fault.ProviderSaid);
        Assert.DoesNotContain("test-key", failure.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_without_a_form_of_its_own_is_refused_with_the_nearest_word() => Assert.Equal(
        "Did you mean 'openai'?", ModelConnectionFactory.Check(new ModelEndpoint("opena", "m", "k", null, "c", new ChatParameters()))!.Advice);

    [Fact]
    public async Task A_script_with_actions_is_recorded_and_replayed_without_its_pictures()
    {
        using var folder = new TempFolder();
        var file = Path.Combine(folder.Path, "run.cassette.jsonl");
        await using (var provider = await ScriptedProvider.StartAsync(Fixtures.Script("agents:\n  a.computer_use:\n    - actions: [{action: click, x: 1, y: 2}]\n")))
        {
            using var recording = new RecordingHandler(new SocketsHttpHandler(), file, new ManualTime());
            using var connection = Connect("openai", recording, provider.BaseUrlFor("a.computer_use"));
            await connection.AskAsync(Body, default);
        }

        var text = await File.ReadAllTextAsync(file);
        using var replaying = new ReplayingHandler(Cassette.Load(new SourceText(file, text)));
        using var replayed = Connect("openai", replaying, new Uri("http://127.0.0.1:9/v1"));
        var other = new JsonObject { ["input"] = "Hi", ["image_url"] = "data:image/png;base64," + Picture.Replace("z+lis", "AAAAA", StringComparison.Ordinal) };
        var reply = await replayed.AskAsync(other, default);

        Assert.Contains("<picture image/png 1280×800>", text, StringComparison.Ordinal);
        Assert.Equal("click", reply.Body.GetProperty("output")[0].GetProperty("action").GetProperty("type").GetString());
    }

    private static ModelConnection Connect(string backend, HttpMessageHandler edge, Uri? address = null, params string[] betas) => ModelConnectionFactory.Create(
        new ModelEndpoint(backend, "m", "test-key", address ?? new Uri("http://127.0.0.1:9/v1"), "c", new ChatParameters(), "a.computer_use"), edge, Fixtures.Once, betas);

    private sealed class Edge(Func<HttpRequestMessage, string> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = new StringContent(answer(request)), RequestMessage = request });
    }
}
