using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using MassGen.Agents;
using MassGen.Coordination;
using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Providers;
using MassGen.Providers.Scripted;
using MassGen.Runs;

namespace MassGen.Benchmarks;

/// <summary>
/// The processor time of 50 agents with four turns each through the loopback provider, against a bare HTTP client that sends the same
/// requests to the same provider and reads the same streams. The provider runs in this process, so both figures hold its work.
/// </summary>
internal static class RunBenchmark
{
    private const int Agents = 50;
    private const int AnswersOfEach = 3;
    private const int Rounds = 7;

    public static async Task<IReadOnlyList<Figure>> RunAsync()
    {
        Environment.SetEnvironmentVariable("XAI_API_KEY", "scripted");
        var exchanges = await OursAsync(new Clock());
        await PeerAsync(exchanges, new Clock());
        List<double> ours = [], peer = [];
        for (var round = 0; round < Rounds; round++)
        {
            var (our, their) = (new Clock(), new Clock());
            exchanges = await OursAsync(our);
            await PeerAsync(exchanges, their);
            ours.Add(our.Milliseconds);
            peer.Add(their.Milliseconds);
        }

        return [Figure.Of("run.cpu", ours, peer, "ms", "ratio <= 1.5", (_, ratio) => ratio <= 1.5)];
    }

    private static async Task<IReadOnlyList<Exchange>> OursAsync(Clock clock)
    {
        await using var provider = await ScriptedProvider.StartAsync(Script());
        using var edge = new SocketsHttpHandler { UseCookies = false };
        clock.Start();
        var agents = Names().Select(name => new Agent
        {
            Id = name,
            Backend = "grok",
            Model = "grok-4.3",
            Client = ChatClientFactory.Create(new ModelEndpoint("grok", "grok-4.3", null, provider.BaseUrlFor(name), name, new ChatParameters(), name), edge),
        }).ToList();
        var run = Run.Start(
            new RunPlan
            {
                Question = "Why is the sky blue?",
                Agents = agents,
                Schedule = new LockstepSchedule([.. Names()]),
                Rules = new CoordinationRules { MostAnswersPerAgent = AnswersOfEach },
            },
            CancellationToken.None);
        var end = await run.Completion;
        clock.Stop();
        agents.ForEach(agent => agent.Client.Dispose());
        return end.Outcome == RunOutcome.Completed && provider.Faults.Count == 0
            ? provider.Exchanges
            : throw new InvalidOperationException($"The run ended {end.Outcome}. {string.Join('\n', [.. end.Causes, .. provider.Faults])}");
    }

    // In rounds of all agents at once, as the run's first calls go out; then one after another, as in the run.
    private static async Task PeerAsync(IReadOnlyList<Exchange> exchanges, Clock clock)
    {
        await using var provider = await ScriptedProvider.StartAsync(Script());
        var bodies = exchanges.Select(exchange => (exchange.Agent, Body: Encoding.UTF8.GetBytes(exchange.Request.ToJsonString()))).ToList();
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        http.DefaultRequestHeaders.Authorization = new("Bearer", "scripted");
        clock.Start();
        foreach (var (agent, body) in bodies)
        {
            await SendAsync(http, new Uri(provider.BaseUrlFor(agent) + "/chat/completions"), body);
        }

        clock.Stop();
        if (provider.Faults.Count > 0)
        {
            throw new InvalidOperationException(string.Join('\n', provider.Faults));
        }
    }

    // The least a client must do: send the request, read the stream event by event, parse each.
    private static async Task SendAsync(HttpClient http, Uri address, byte[] body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new("application/json");
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync());
        while (await reader.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal))
            {
                _ = JsonNode.Parse(line.AsSpan(6).ToString());
            }
        }
    }

    private static IEnumerable<string> Names() => Enumerable.Range(1, Agents).Select(number => $"worker{number}");

    private static ModelScript Script()
    {
        var text = new StringBuilder("agents:\n");
        foreach (var name in Names())
        {
            text.Append("  ").Append(name).Append(":\n");
            for (var answer = 1; answer <= AnswersOfEach; answer++)
            {
                text.Append("    - answer: Answer ").Append(answer).Append(" of ").Append(name).Append(" says that light is scattered by air, blue most.\n");
            }

            text.Append("    - vote: agent1\n      reason: It is right.\n");
            if (name == "worker1")
            {
                text.Append("    - say: Light is scattered by air.\n");
            }
        }

        return ModelScript.Load(new SourceText("model.yaml", text.ToString()));
    }

    private sealed class Clock
    {
        private TimeSpan _begun;

        public double Milliseconds { get; private set; }

        public void Start() => _begun = Used();

        public void Stop() => Milliseconds = (Used() - _begun).TotalMilliseconds;

        private static TimeSpan Used()
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime;
        }
    }
}
