using MassGen.Testing;
using Xunit;

namespace MassGen.Sandbox.Tests.Pool;

public sealed class SandboxPoolTests
{
    private static readonly SandboxPolicy Large = SandboxPolicy.Default with { MaxProcesses = 99 };
    private readonly ManualTime _time = new();
    private readonly CountingProvider _provider = new();

    [Fact]
    public async Task The_second_sandbox_was_started_before_it_was_asked_for()
    {
        await using var pool = NewPool();
        var first = await pool.CreateAsync(SandboxPolicy.Default, default);
        await pool.WarmAsync(SandboxPolicy.Default, 1, default);
        Assert.Equal(2, _provider.Started);
        var second = await pool.CreateAsync(SandboxPolicy.Default, default);
        Assert.Same(_provider.All[1], second);
        Assert.NotSame(first, second);
    }

    [Fact]
    public async Task A_sandbox_is_never_given_away_twice()
    {
        await using var pool = NewPool();
        var given = new List<ISandbox>();
        for (var number = 0; number < 10; number++)
        {
            given.Add(await pool.CreateAsync(SandboxPolicy.Default, default));
            await given[^1].DisposeAsync();
        }

        Assert.Equal(10, given.Distinct().Count());
    }

    [Fact]
    public async Task What_is_ready_fits_the_policy()
    {
        await using var pool = NewPool();
        await pool.WarmAsync(SandboxPolicy.Default, 2, default);
        var large = await pool.CreateAsync(Large, default);
        Assert.Same(_provider.All[2], large);
        var same = SandboxPolicy.Default with { Environment = new Dictionary<string, string>() };
        Assert.Contains(await pool.CreateAsync(same, default), _provider.All.Take(2));
        var other = SandboxPolicy.Default with { Environment = new Dictionary<string, string> { ["A"] = "1" } };
        Assert.DoesNotContain(await pool.CreateAsync(other, default), _provider.All.Take(2));
    }

    [Fact]
    public async Task No_more_are_ready_than_the_limit_says()
    {
        await using var pool = NewPool(new PoolLimits { Most = 3 });
        await pool.WarmAsync(SandboxPolicy.Default, 100, default);
        Assert.Equal(3, _provider.Started);
        await pool.WarmAsync(Large, 1, default);
        Assert.Equal((4, 3), (_provider.Started, _provider.Alive));
    }

    [Fact]
    public async Task One_that_ended_while_it_waited_is_passed_over()
    {
        await using var pool = NewPool();
        await pool.WarmAsync(SandboxPolicy.Default, 1, default);
        _provider.All[0].IsUsable = false;
        Assert.NotSame(_provider.All[0], await pool.CreateAsync(SandboxPolicy.Default, default));
        await pool.DisposeAsync();
        Assert.True(_provider.All[0].IsDisposed);
    }

    [Fact]
    public async Task One_that_waited_too_long_is_passed_over()
    {
        await using var pool = NewPool();
        await pool.WarmAsync(SandboxPolicy.Default, 1, default);
        _time.Advance(PoolLimits.Default.LongestWait);
        Assert.NotSame(_provider.All[0], await pool.CreateAsync(SandboxPolicy.Default, default));
        await pool.DisposeAsync();
        Assert.True(_provider.All[0].IsDisposed);
    }

    [Fact]
    public async Task A_start_that_fails_ahead_is_tried_again_by_the_one_who_asks()
    {
        await using var pool = NewPool();
        _provider.Failures = 1;
        await Assert.ThrowsAsync<SandboxException>(() => pool.WarmAsync(SandboxPolicy.Default, 1, default));
        var started = await pool.CreateAsync(SandboxPolicy.Default, default);
        Assert.Same(_provider.All[0], started);
        _provider.Failures = int.MaxValue;
        await Assert.ThrowsAsync<SandboxException>(() => pool.CreateAsync(Large, default));
    }

    [Fact]
    public async Task Disposing_ends_what_is_ready_and_leaves_what_was_given_away()
    {
        var pool = NewPool();
        var given = (CountedSandbox)await pool.CreateAsync(SandboxPolicy.Default, default);
        await pool.WarmAsync(SandboxPolicy.Default, 3, default);
        await pool.DisposeAsync();
        Assert.Equal((1, true, false), (_provider.Alive, _provider.IsDisposed, given.IsDisposed));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.CreateAsync(SandboxPolicy.Default, default));
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_nothing_behind()
    {
        var pool = NewPool();
        _provider.Hold = new TaskCompletionSource();
        var warming = pool.WarmAsync(SandboxPolicy.Default, 1, default);
        using var cancel = new CancellationTokenSource();
        var asked = pool.CreateAsync(SandboxPolicy.Default, cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        _provider.Hold.SetResult();
        await warming;
        await pool.DisposeAsync();
        Assert.Equal((1, 0), (_provider.Started, _provider.Alive));
    }

    private SandboxPool NewPool(PoolLimits? limits = null) => new(_provider, limits ?? PoolLimits.Default, _time);
}
