using MassGen.Desktop.Tests.ComputerUse;
using Xunit;

namespace MassGen.Desktop.Tests.Session;

public sealed class PoolTests
{
    private readonly List<MemoryDesktop> _opened = [];

    [Fact]
    public async Task What_was_started_ahead_is_given_away_once()
    {
        await using var pool = new DesktopPool(OpenAsync);
        await pool.WarmAsync();
        await pool.WarmAsync();

        Assert.Same(Assert.Single(_opened), await pool.OpenAsync(default));
        Assert.NotSame(_opened[0], await pool.OpenAsync(default));
        Assert.All(_opened, desktop => Assert.False(desktop.IsDisposed));
    }

    [Fact]
    public async Task What_nobody_asked_for_is_removed_with_the_pool()
    {
        var pool = new DesktopPool(OpenAsync);
        await pool.WarmAsync();
        await pool.DisposeAsync();

        Assert.True(Assert.Single(_opened).IsDisposed);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.OpenAsync(default));
    }

    [Fact]
    public async Task What_was_lost_before_it_was_asked_for_is_replaced()
    {
        await using var pool = new DesktopPool(OpenAsync);
        await pool.WarmAsync();
        Assert.Throws<DesktopException>(_opened[0].Lose);

        Assert.Same(await pool.OpenAsync(default), _opened[1]);
        Assert.True(_opened[0].IsDisposed);
    }

    [Fact]
    public async Task Who_asks_is_told_what_went_wrong()
    {
        await using var pool = new DesktopPool(_ => throw new DesktopException("MG6140", "There is no engine."));
        await Assert.ThrowsAsync<DesktopException>(pool.WarmAsync);

        Assert.Equal("MG6140", (await Assert.ThrowsAsync<DesktopException>(() => pool.OpenAsync(default))).Code);
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_it_to_the_next()
    {
        var screen = new TaskCompletionSource<IDesktop>();
        await using var pool = new DesktopPool(_ => screen.Task);
        using var stop = new CancellationTokenSource();
        var warm = pool.WarmAsync();
        var first = pool.OpenAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        screen.SetResult(await OpenAsync(default));
        await warm;
        Assert.Same(_opened[0], await pool.OpenAsync(default));
    }

    private Task<IDesktop> OpenAsync(CancellationToken cancellationToken)
    {
        _opened.Add(new MemoryDesktop(new(640, 480)));
        return Task.FromResult<IDesktop>(_opened[^1]);
    }
}
