using System.Diagnostics;
using MassGen.Docs.Site.Measuring;
using MassGen.Providers.Pacing;

namespace MassGen.Benchmarks;

/// <summary>What keeping the pace costs a call that does not have to wait, against making the request's object alone.</summary>
internal static class PaceBenchmark
{
    private const int Calls = 100_000;
    private const int Rounds = 9;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var route = new Traffic().RouteOf(new Uri("http://127.0.0.1"), "key", "model", new RateLimits(1e9, 1e15));
        List<double> ours = [], peer = [];
        for (var round = 0; round <= Rounds; round++)
        {
            ours.Add(await MicrosecondsAsync(route));
            peer.Add(await MicrosecondsAsync(null));
        }

        return [Figure.Of("pace.call", "a call kept to its pace", "a call that is not", ours[1..], peer[1..], "µs", "ours <= 20")];
    }

    private static async Task<double> MicrosecondsAsync(Route? route)
    {
        var began = Stopwatch.GetTimestamp();
        for (var call = 0; call < Calls; call++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "http://127.0.0.1/") { Content = new ByteArrayContent([]) };
            if (route is not null)
            {
                route.Budget.Earn();
                await route.PassAsync(request, TimeProvider.System, CancellationToken.None);
                route.Count(request, isFault: false, isAnswered: true);
                route.Settle(request, 1000, 100);
            }
        }

        return Stopwatch.GetElapsedTime(began).TotalMicroseconds / Calls;
    }
}
