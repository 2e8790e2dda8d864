using MassGen.Desktop.ComputerUse;
using MassGen.Events;
using Xunit;

namespace MassGen.Desktop.Tests.ComputerUse;

/// <summary>The loop waits until the page is at rest, and then looks again.</summary>
public sealed class RestTests
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Loop _loop = new(Turn.Acts("click_at"), Turn.Says("Done."));

    [Fact]
    public async Task A_page_at_rest_costs_no_second_look()
    {
        await RunAsync();

        Assert.Equal([typeof(Click)], _loop.Desktop.Actions.Select(action => action.GetType()));
    }

    [Fact]
    public async Task The_model_gets_the_address_and_the_picture_of_the_page_that_was_waited_for()
    {
        var looks = 0;
        _loop.Desktop.OnAction = action =>
        {
            if (action is Click)
            {
                _loop.Rested = () => Come(++looks);
            }
        };

        await RunAsync();

        Assert.Equal((3, "https://example.org/next"), (looks, Assert.Single(_loop.Model.Addresses)));
        Assert.IsType<Wait>(_loop.Desktop.Actions[^1]);
        var shown = await _loop.Desktop.CaptureAsync(default);
        Assert.Equal(Convert.ToBase64String(shown.Png.Span), _loop.Model.Pictures[^1]);
        Assert.Equal(shown.Hash, Assert.Single(_loop.Events.OfType<DesktopActed>()).Frame);

        TimeSpan? Come(int look)
        {
            if (look == 3)
            {
                _loop.Address = "https://example.org/next";
                _loop.Desktop.Type("the next page");
            }

            return look < 3 ? null : TimeSpan.FromMilliseconds(20);
        }
    }

    [Fact]
    public async Task A_page_that_came_after_the_picture_was_taken_is_looked_at_again()
    {
        _loop.Rested = () => TimeSpan.FromMilliseconds(49);

        await RunAsync();

        Assert.Equal([typeof(Wait), typeof(Click), typeof(Wait)], _loop.Desktop.Actions.Select(action => action.GetType()));
    }

    [Fact]
    public async Task A_page_that_never_rests_is_waited_for_two_seconds_and_the_work_goes_on()
    {
        _loop.Rested = () => null;
        var began = _loop.Time.GetUtcNow();

        Assert.Equal("completed", (await RunAsync()).Outcome);

        Assert.Equal(2 * (PageWatch.Longest - Pause), _loop.Time.GetUtcNow() - began);
        Assert.Equal("about:blank", Assert.Single(_loop.Model.Addresses));
    }

    [Fact]
    public async Task Whoever_stops_the_agent_stops_the_wait_and_the_log_has_the_action()
    {
        using var stop = new CancellationTokenSource();
        _loop.Desktop.OnAction = _ => _loop.Rested = () => null;

        var running = _loop.RunAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.Equal("click_at", Assert.Single(_loop.Events.OfType<DesktopActed>()).Action);
    }

    [Fact]
    public async Task Each_action_is_told_with_its_own_picture_before_the_next()
    {
        var plan = ActionPlan.Of(new TypeText("a"));
        var loop = new Loop(Turn.Acts(plan), Turn.Acts(plan), Turn.Says("Done."));

        await loop.RunAsync();

        Assert.Equal([1, 2], loop.Events.OfType<DesktopActed>().Select(acted => acted.Number));
        Assert.Equal(loop.Events.OfType<DesktopFrame>().Skip(1).Select(frame => frame.Hash), loop.Events.OfType<DesktopActed>().Select(acted => acted.Frame));
    }

    // The clock is turned whenever somebody waits beside the limit of the task.
    private async Task<TaskResult> RunAsync()
    {
        var running = _loop.RunAsync();
        while (!running.IsCompleted)
        {
            if (_loop.Time.WaitingTimers > 1)
            {
                _loop.Time.Advance(Pause);
            }

            await Task.Yield();
        }

        return await running;
    }
}
