using MassGen.Providers.Pacing;
using MassGen.Testing;

namespace MassGen.Providers.Tests.Pacing;

public sealed class CircuitTests
{
    private readonly ManualTime _time = new();

    private Circuit Counted(int failures, int successes)
    {
        var circuit = new Circuit(_time);
        for (var call = 0; call < failures + successes; call++)
        {
            circuit.Count(failed: call >= successes);
        }

        return circuit;
    }

    [Theory]
    [InlineData(9, 0, false)]
    [InlineData(10, 0, true)]
    [InlineData(5, 5, true)]
    [InlineData(5, 6, false)]
    [InlineData(0, 100, false)]
    public void It_opens_when_half_of_ten_calls_failed(int failures, int successes, bool isOpen) =>
        Assert.Equal(isOpen, Counted(failures, successes).Closed() is not null);

    [Fact]
    public void Failures_of_long_ago_do_not_count()
    {
        var circuit = Counted(9, 0);
        _time.Advance(TimeSpan.FromSeconds(31));
        circuit.Count(failed: true);
        Assert.Null(circuit.Closed());
    }

    [Fact]
    public void After_half_a_minute_one_call_tries_and_decides()
    {
        var circuit = Counted(10, 0);
        Assert.Equal(TimeSpan.FromSeconds(30), circuit.Closed());
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(circuit.Closed());
        Assert.NotNull(circuit.Closed());
        circuit.Count(failed: true);
        Assert.Equal(TimeSpan.FromSeconds(30), circuit.Closed());
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(circuit.Closed());
        circuit.Count(failed: false);
        Assert.Null(circuit.Closed());
        Assert.Null(circuit.Closed());
    }

    [Fact]
    public void A_try_that_was_given_up_leaves_it_to_the_next()
    {
        var circuit = Counted(10, 0);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(circuit.Closed());
        Assert.NotNull(circuit.Closed());
        circuit.Forget();
        Assert.Null(circuit.Closed());
        circuit.Count(failed: false);
        Assert.Null(circuit.Closed());
    }

    [Fact]
    public void Repetitions_have_a_budget_that_calls_fill_again()
    {
        var budget = new RetryBudget();
        Assert.Equal(10, Enumerable.Range(0, 50).Count(_ => budget.TrySpend()));
        for (var call = 0; call < 15; call++)
        {
            budget.Earn();
        }

        Assert.Equal(3, Enumerable.Range(0, 50).Count(_ => budget.TrySpend()));
    }
}
