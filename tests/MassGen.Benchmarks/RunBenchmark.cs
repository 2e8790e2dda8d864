using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using MassGen.Agents;
using MassGen.Coordination;
using MassGen.Docs.Site.Measuring;
using MassGen.Events;
using MassGen.Providers;
using MassGen.Runs;

namespace MassGen.Benchmarks;

/// <summary>
/// The processor time of 50 agents with four turns each through the loopback provider, against a bare HTTP client that writes and sends the
/// same requests, in the same order, to the same provider and reads the same streams. The provider is a process of its
/// own: one figure counts its work on both sides, the other on neither.
/// </summary>
internal static class RunBenchmark
{
    // Enough that what is measured has been compiled for good.
    private const int WarmUps = 15;
    private const int Rounds = 15;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        Environment.SetEnvironmentVariable("XAI_API_KEY", "scripted");
        using var provider = ProviderProcess.Start();
        List<double> ours = [], peer = [], oursWithProvider = [], peerWithProvider = [];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            var calls = new ConcurrentQueue<Call>();
            await OursAsync(await provider.StartAfreshAsync(), edge => new CallRecorder(edge, calls), new Clock(provider));
            var our = await OursAsync(await provider.StartAfreshAsync(), edge => edge, new Clock(provider));
            var their = await PeerAsync(await provider.StartAfreshAsync(), [.. calls], new Clock(provider));
            if (round < 0)
            {
                continue;
            }

            ours.Add(our.Client);
            peer.Add(their.Client);
            oursWithProvider.Add(our.Client + our.Provider);
            peerWithProvider.Add(their.Client + their.Provider);
        }

        return
        [
            Figure.Of("run.cpu", "processor time of 50 agents with four turns each, the provider included", "a bare HTTP client with the same requests", oursWithProvider, peerWithProvider, "ms", "ratio <= 1.5"),
            Figure.Of("run.cpu-without-provider", "the same without the provider", "the same client", ours, peer, "ms", "ratio <= 1.5"),
        ];
    }

    private static async Task<Clock> OursAsync(Uri address, Func<HttpMessageHandler, HttpMessageHandler> around, Clock clock)
    {
        using var edge = around(new SocketsHttpHandler { UseCookies = false });
        await clock.StartAsync();
        var agents = ProviderProcess.Names.Select(name => new Agent
        {
            Id = name,
            Backend = "grok",
            Model = "grok-4.3",
            Client = ChatClientFactory.Create(
                new ModelEndpoint("grok", "grok-4.3", null, ProviderProcess.BaseUrlFor(address, name), name, new ChatParameters(), name), edge),
        }).ToList();
        var run = Run.Start(
            new RunPlan
            {
                Question = "Why is the sky blue?",
                Agents = agents,
                Schedule = new LockstepSchedule(ProviderProcess.Names),
                Rules = new CoordinationRules { MostAnswersPerAgent = ProviderProcess.AnswersOfEach },
            },
            CancellationToken.None);
        var end = await run.Completion;
        await clock.StopAsync();
        agents.ForEach(agent => agent.Client.Dispose());
        return end.Outcome == RunOutcome.Completed
            ? clock
            : throw new InvalidOperationException($"The run ended {end.Outcome}. {string.Join('\n', end.Causes)}");
    }

    // One after another, as they go out in the run.
    private static async Task<Clock> PeerAsync(Uri address, IReadOnlyList<Call> calls, Clock clock)
    {
        await clock.StartAsync();
        using var client = new BareClient();
        foreach (var call in calls)
        {
            await client.SendAsync(address, call);
        }

        await clock.StopAsync();
        return clock;
    }

    private sealed class CallRecorder(HttpMessageHandler edge, ConcurrentQueue<Call> calls) : DelegatingHandler(edge)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            calls.Enqueue(new Call(request.RequestUri!.AbsolutePath, JsonNode.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken))!));
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Clock(ProviderProcess provider)
    {
        public double Client { get; private set; }

        public double Provider { get; private set; }

        private static double Own => Environment.CpuUsage.TotalTime.TotalMilliseconds;

        public async Task StartAsync() => (Provider, Client) = (-await provider.UsedAsync(), -Own);

        public async Task StopAsync() => (Client, Provider) = (Client + Own, Provider + await provider.UsedAsync());
    }
}
