using System.Collections.Concurrent;

namespace MassGen.Providers.Pacing;

/// <summary>
/// What all calls of a program share, so that many agents behave like one good client: the pace of each key and model, a budget for
/// repetitions, and a circuit breaker for each address. Use one for all clients; it is safe to use from many threads.
/// </summary>
/// <param name="time">The clock; null for that of the system.</param>
public sealed class Traffic(TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly ConcurrentDictionary<(Uri Address, string Key, string Model), Lane> _lanes = new();
    private readonly ConcurrentDictionary<Uri, (Circuit Circuit, RetryBudget Budget)> _addresses = new();

    internal Route RouteOf(Uri address, string key, string model, RateLimits? limits)
    {
        var lane = _lanes.GetOrAdd((address, key, model), _ => new Lane(limits, _time));
        var (circuit, budget) = _addresses.GetOrAdd(address, _ => (new Circuit(_time), new RetryBudget()));
        return new Route(lane, circuit, budget, address.Host);
    }
}

/// <summary>What one client's calls pass.</summary>
internal sealed record Route(Lane Lane, Circuit Circuit, RetryBudget Budget, string Host)
{
    private static readonly HttpRequestOptionsKey<double> Reserved = new("massgen.reserved");

    /// <summary>Waits until a call may be sent, and reserves what it will use.</summary>
    /// <exception cref="ProviderException">The address fails so often that nothing is sent to it for a while.</exception>
    public ValueTask PassAsync(HttpRequestMessage request, TimeProvider time, CancellationToken cancellationToken)
    {
        if (Circuit.Closed() is { } rest)
        {
            throw new ProviderException(new ProviderFault(
                ProviderCodes.CircuitOpen, null,
                $"Most calls to {Host} failed in the last half minute, so nothing is sent to it for {Math.Ceiling(rest.TotalSeconds):0} seconds.", true,
                "Wait, or look at the provider's status page."));
        }

        var wait = Lane.Reserve(request.Content?.Headers.ContentLength ?? 0, out var reserved);
        request.Options.Set(Reserved, reserved);
        return wait > TimeSpan.Zero ? new ValueTask(Task.Delay(wait, time, cancellationToken)) : ValueTask.CompletedTask;
    }

    /// <summary>A call was answered, or not: the provider's own failures count against its address.</summary>
    public void Count(HttpRequestMessage request, bool isFault, bool isAnswered)
    {
        Circuit.Count(isFault);
        if (!isAnswered)
        {
            Settle(request, 0, 0);
        }
    }

    /// <summary>A call was given up by the one who made it.</summary>
    public void Forget(HttpRequestMessage request)
    {
        Circuit.Forget();
        Settle(request, 0, 0);
    }

    /// <summary>Puts what an answer used in the place of what was reserved for it.</summary>
    public void Settle(HttpRequestMessage request, long used, long output)
    {
        if (request.Options.TryGetValue(Reserved, out var reserved))
        {
            Lane.Settle(reserved, used, output);
        }
    }
}
