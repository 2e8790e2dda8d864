using MassGen.Testing;
using Microsoft.Extensions.AI;

namespace MassGen.Providers.Tests.Chat;

/// <summary>What api.x.ai really answered, through the real client.</summary>
public sealed class CaptureTests : IDisposable
{
    private readonly SocketsHttpHandler _edge = new();

    public void Dispose() => _edge.Dispose();

    [SkippableTheory]
    [InlineData("xai-chat-tool-call.chunks.txt", "call_55117580", "First, the user is", 26 + 196, 513, 1_330_500)]
    [InlineData("xai-chat-tool-call.json", "call_93562515", "First, the user is", 26 + 189, 506, 1_399_000)]
    public async Task A_captured_answer_is_read_in_full(string name, string id, string thought, long output, long total, long ticks)
    {
        var text = await File.ReadAllTextAsync(Capture(name));
        await using var server = await LoopbackServer.StartAsync(name.EndsWith(".json", StringComparison.Ordinal)
            ? LoopbackServer.Body(200, text)
            : LoopbackServer.Events([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries), Chunks.Done]));
        using var client = ChatClientFactory.Create(Fixtures.Endpoint(server.BaseUrl), _edge, Fixtures.Once);
        var response = await client.GetResponseAsync("Weather?");
        var call = Assert.Single(response.Messages[0].Contents.OfType<FunctionCallContent>());
        Assert.Equal((id, "weather", "San Francisco"), (call.CallId, call.Name, call.Arguments!["location"]!.ToString()));
        Assert.StartsWith(thought, string.Concat(response.Messages[0].Contents.OfType<TextReasoningContent>().Select(one => one.Text)), StringComparison.Ordinal);
        Assert.Equal((output, total, ticks), (response.Usage!.OutputTokenCount, response.Usage.TotalTokenCount, response.Usage.AdditionalCounts!["cost_in_usd_ticks"]));
        Assert.Equal(("grok-3-mini", ChatFinishReason.ToolCalls), (response.ModelId, response.FinishReason));
    }

    // The captures lie beside the repository, and worktrees of it may lie elsewhere: each folder upwards is tried.
    private static string Capture(string name)
    {
        var places = new List<string>();
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            places.Add(Path.Combine(folder.FullName, "shared", "captures", name));
        }

        var found = places.FirstOrDefault(File.Exists);
        Require.That(found is not null, "captures", "the folder ../shared/captures is not beside the repository");
        return found!;
    }
}
