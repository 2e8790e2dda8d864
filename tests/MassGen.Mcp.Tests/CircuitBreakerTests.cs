using MassGen.Testing;
using Xunit;

namespace MassGen.Mcp.Tests;

public sealed class CircuitBreakerTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void It_opens_at_the_third_failure_and_doubles_its_pause_up_to_eight_times()
    {
        var breaker = new CircuitBreaker(_time);
        var pauses = Enumerable.Range(0, 9).Select(_ =>
        {
            breaker.Failed();
            return breaker.Remaining.TotalSeconds;
        });
        Assert.Equal([0, 0, 30, 60, 120, 240, 240, 240, 240], pauses);
    }

    [Fact]
    public void It_closes_after_the_pause_and_forgets_after_a_success()
    {
        var breaker = new CircuitBreaker(_time);
        for (var failure = 0; failure < 3; failure++)
            breaker.Failed();
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(TimeSpan.FromSeconds(1), breaker.Remaining);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.True(breaker.Remaining <= TimeSpan.Zero);
        breaker.Succeeded();
        breaker.Failed();
        Assert.Equal(TimeSpan.Zero, breaker.Remaining);
    }
}
