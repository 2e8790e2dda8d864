using MassGen.Cli.Commands;
using MassGen.Testing;
using Xunit;

namespace MassGen.Cli.Tests;

public sealed class InterruptionTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly Interruption _interruption;

    public InterruptionTests() => _interruption = new Interruption(_time);

    [Fact]
    public void The_first_signal_asks_for_an_end_in_order()
    {
        _interruption.Stop();
        Assert.Equal((true, false), (_interruption.Token.IsCancellationRequested, _interruption.Insisted.IsCompleted));
    }

    [Fact]
    public void The_second_signal_ends_at_once()
    {
        _interruption.Stop();
        _time.Advance(TimeSpan.FromSeconds(1));
        _interruption.Stop();
        Assert.True(_interruption.Insisted.IsCompleted);
    }

    [Fact]
    public void A_signal_that_comes_twice_at_once_is_one()
    {
        _interruption.Stop();
        _interruption.Stop();
        Assert.Equal((true, false), (_interruption.Token.IsCancellationRequested, _interruption.Insisted.IsCompleted));
    }

    [Fact]
    public void After_an_end_in_order_the_next_signal_is_a_first_one_again()
    {
        _interruption.Stop();
        _interruption.Forget();
        Assert.False(_interruption.Token.IsCancellationRequested);
        _interruption.Stop();
        Assert.False(_interruption.Insisted.IsCompleted);
    }

    public void Dispose() => _interruption.Dispose();
}
