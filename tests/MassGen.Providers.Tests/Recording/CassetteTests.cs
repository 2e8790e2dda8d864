using MassGen.Diagnostics;
using MassGen.Providers.Recording;
using MassGen.Providers.Scripted;
using MassGen.Testing;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Recording;

public sealed class CassetteTests : IDisposable
{
    private const string TwoSteps =
        """
        served: grok-4.3
        agents:
          writer:
            - { think: Hm., say: "One, two. Grüße!", run: ls }
            - say: Done.
        """;

    private readonly TempFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "run.cassette.jsonl");

    public void Dispose() => _folder.Dispose();

    private async Task<List<ChatResponse>> Record(params string[] questions)
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(TwoSteps));
        using var recording = new RecordingHandler(new SocketsHttpHandler(), File, new ManualTime(), "test-key");
        return await Ask(recording, provider.BaseUrlFor("writer"), questions);
    }

    private static async Task<List<ChatResponse>> Ask(HttpMessageHandler edge, Uri address, params string[] questions)
    {
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(address), edge, Fixtures.Once);
        var responses = new List<ChatResponse>();
        foreach (var question in questions)
        {
            responses.Add(await client.GetResponseAsync(question));
        }

        return responses;
    }

    private Cassette Load() => Cassette.Load(new SourceText("run.cassette.jsonl", System.IO.File.ReadAllText(File)));

    private static readonly Uri Nowhere = new("http://127.0.0.1:9/v1");

    [Fact]
    public async Task What_is_recorded_is_replayed_through_the_same_client()
    {
        var recorded = await Record("Hi", "And?");
        using var replay = new ReplayingHandler(Load());
        var replayed = await Ask(replay, Nowhere, "Hi", "And?");
        Assert.Equal(Describe(recorded), Describe(replayed));
        Assert.Contains("One, two. Grüße!", Describe(replayed), StringComparison.Ordinal);
        Assert.Empty(replay.Unused());
        Assert.Empty(replay.Faults);
    }

    [Theory]
    [InlineData("openai")]
    [InlineData("claude")]
    public async Task Every_wire_form_is_recorded_whole_and_replayed(string backend)
    {
        async Task<ChatResponse> Asked(HttpMessageHandler edge, Uri address)
        {
            using var client = ChatClientFactory.Create(Fixtures.Endpoint(address) with { Backend = backend }, edge, Fixtures.Once);
            return await client.GetResponseAsync("Hi");
        }

        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(TwoSteps));
        ChatResponse recorded;
        using (var recording = new RecordingHandler(new SocketsHttpHandler(), File, new ManualTime(), "test-key"))
        {
            recorded = await Asked(recording, provider.BaseUrlFor("writer"));
        }

        using var replay = new ReplayingHandler(Load());
        Assert.Equal(Describe([recorded]), Describe([await Asked(replay, Nowhere)]));
        Assert.Equal(("grok-4.3", true), (Load().Interactions[0].Model, Load().Interactions[0].IsComplete));
        Assert.Matches("^[0-9]+[.]", Load().Header.Version);
    }

    [Fact]
    public async Task A_recording_of_this_machine_is_labelled_scripted()
    {
        await Record("Hi");
        var cassette = Load();
        Assert.Equal((1, "scripted", "127.0.0.1"), (cassette.Header.Format, cassette.Header.Provenance, cassette.Header.Endpoint));
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), cassette.Header.RecordedAt);
        var one = Assert.Single(cassette.Interactions);
        Assert.Equal(("writer", 1, 200, "grok-4.3", true), (one.Conversation, one.Call, one.Status, one.Model, one.IsComplete));
    }

    [Theory]
    [InlineData("https://api.x.ai/v1", "recorded")]
    [InlineData("http://localhost:1/v1", "scripted")]
    [InlineData("http://[::1]:1/v1", "scripted")]
    [InlineData("http://0.0.0.0:1/v1", "scripted")]
    public async Task Provenance_follows_the_host(string address, string provenance)
    {
        await Record("Hi");
        var copy = Path.Combine(_folder.Path, "copy.jsonl");
        using (var again = new RecordingHandler(new ReplayingHandler(Load()), copy, new ManualTime()))
        {
            await Ask(again, new Uri(address), "Hi");
        }

        Assert.Contains($"\"provenance\":\"{provenance}\"", System.IO.File.ReadLines(copy).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_appears_whole_at_the_end_and_nothing_else_is_left()
    {
        await using var provider = await ScriptedProvider.StartAsync(Fixtures.Script(TwoSteps));
        using (var recording = new RecordingHandler(new SocketsHttpHandler(), File, new ManualTime()))
        {
            await Ask(recording, provider.BaseUrlFor("writer"), "Hi");
            Assert.Empty(Directory.GetFiles(_folder.Path));
        }

        Assert.Equal([File], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Secrets_are_nowhere_in_the_file()
    {
        await Record("My key is xai-AbCdEfGhIjKlMnOpQrSt1234 and sk-proj-abcdefghijklmnop, the other test-key.");
        var text = System.IO.File.ReadAllText(File);
        Assert.Contains("My key is <secret> and <secret>, the other <secret>.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Bearer", text, StringComparison.OrdinalIgnoreCase);
        using var replay = new ReplayingHandler(Load());
        await Ask(replay, Nowhere, "My key is xai-AbCdEfGhIjKlMnOpQrSt1234 and sk-proj-abcdefghijklmnop, the other <secret>.");
    }

    [Fact]
    public async Task A_request_that_differs_fails_and_shows_the_line()
    {
        await Record("First line\nsecond line");
        using var replay = new ReplayingHandler(Load());
        var failure = await Assert.ThrowsAsync<ProviderException>(() => Ask(replay, Nowhere, "First line\nanother line"));
        Assert.Equal(("MG4016", false), (failure.Code, failure.IsRetryable));
        Assert.Contains("Call 1 of conversation 'writer' differs from the recording ('-' recorded, '+' now):", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-        \"second line\"\n+        \"another line\"\n", failure.Message, StringComparison.Ordinal);
        Assert.Single(replay.Faults);
    }

    [Fact]
    public async Task Asking_more_often_than_recorded_fails()
    {
        await Record("Hi");
        using var replay = new ReplayingHandler(Load());
        var failure = await Assert.ThrowsAsync<ProviderException>(() => Ask(replay, Nowhere, "Hi", "Hi"));
        Assert.Contains("asks for call 2; the recording has 1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_never_asked_for_is_listed()
    {
        await Record("Hi", "And?");
        using var replay = new ReplayingHandler(Load());
        await Ask(replay, Nowhere, "Hi");
        Assert.Equal(2, Assert.Single(replay.Unused()).Call);
    }

    [Fact]
    public async Task How_long_a_command_took_makes_no_difference()
    {
        await Record("""{"exit_code":0,"execution_time": 0.123}""");
        using var replay = new ReplayingHandler(Load());
        await Ask(replay, Nowhere, """{"exit_code":0,"execution_time": 4.5}""");
        Assert.Empty(replay.Faults);
    }

    [Fact]
    public async Task Failed_attempts_are_recorded_and_replayed_without_their_pause()
    {
        await using (var server = await LoopbackServer.StartAsync(
            LoopbackServer.Body(429, """{"error":"slow"}""", retryAfter: "30"), LoopbackServer.Events(Chunks.Text("Hello", "stop"), Chunks.Done)))
        {
            using var recording = new RecordingHandler(new SocketsHttpHandler(), File, new ManualTime());
            await Assert.ThrowsAsync<ProviderException>(() => Ask(recording, server.BaseUrl, "Hi"));
            await Ask(recording, server.BaseUrl, "Hi");
        }

        using var replay = new ReplayingHandler(Load());
        var failure = await Assert.ThrowsAsync<ProviderException>(() => Ask(replay, Nowhere, "Hi"));
        Assert.Equal((429, null), (failure.Status, failure.Fault.RetryAfter));
        Assert.Equal("Hello", (await Ask(replay, Nowhere, "Hi"))[0].Text);
    }

    [Fact]
    public async Task An_answer_its_reader_left_ends_there_in_the_replay()
    {
        await using (var server = await LoopbackServer.StartAsync(async context =>
        {
            await LoopbackServer.Events(Chunks.Text("Hello"))(context);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        }))
        {
            using var recording = new RecordingHandler(new SocketsHttpHandler(), File, new ManualTime());
            using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), recording, Fixtures.Once);
            await using var updates = client.GetStreamingResponseAsync("Hi").GetAsyncEnumerator();
            await updates.MoveNextAsync();
        }

        Assert.False(Load().Interactions[0].IsComplete);
        using var replay = new ReplayingHandler(Load());
        Assert.Equal("MG4013", (await Assert.ThrowsAsync<ProviderException>(() => Ask(replay, Nowhere, "Hi"))).Code);
    }

    [Theory]
    [InlineData("", "run.jsonl:1:1", "empty")]
    [InlineData("""{"format":2}""", "run.jsonl:1:1", "Its format is 2")]
    [InlineData("{\"format\":1,\"provenance\":\"recorded\",\"recordedAt\":\"2026-01-01\",\"endpoint\":\"x\"}\n{\"call\":1}", "run.jsonl:2:1", "'conversation' is missing")]
    [InlineData("nonsense", "run.jsonl:1:1", "cannot be read")]
    public void A_file_that_is_no_cassette_is_told_with_its_line(string text, string place, string words)
    {
        var fault = Assert.Single(Assert.Throws<InvalidInputException>(() => Cassette.Load(new SourceText("run.jsonl", text))).Diagnostics);
        Assert.Equal(place, fault.Position!.ToString());
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_recording_reads_back_as_it_was_written()
    {
        await Record("Hi", "And?");
        Assert.Equal(System.IO.File.ReadAllText(File), Load().ToText());
    }

    private static string Describe(IEnumerable<ChatResponse> responses) => string.Join('\n', responses.Select(response =>
        $"{response.ModelId} {response.FinishReason} {response.Usage!.TotalTokenCount} {string.Join('|', response.Messages[0].Contents.Select(Describe))}"));

    private static string Describe(AIContent content) => content switch
    {
        FunctionCallContent call => $"{call.CallId} {call.Name} {string.Join(',', call.Arguments!)}",
        TextReasoningContent reasoning => $"({reasoning.Text})",
        TextContent text => text.Text,
        _ => content.GetType().Name,
    };
}
