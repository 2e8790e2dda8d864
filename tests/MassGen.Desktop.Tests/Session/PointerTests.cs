using Xunit;

namespace MassGen.Desktop.Tests.Session;

/// <summary>What the pointer does, as the page saw it. Numbers as in the list of checks (C.5).</summary>
[Collection(OneAtATime.Name)]
public sealed class PointerTests(DesktopImage image)
{
    private static readonly ScreenPoint Place = new(900, 400);

    [SkippableTheory]
    [InlineData(PointerButton.Left, 0), InlineData(PointerButton.Middle, 1), InlineData(PointerButton.Right, 2), InlineData(PointerButton.Back, 3), InlineData(PointerButton.Forward, 4)]
    public async Task C06_C08_each_button_arrives_where_it_was_pressed(PointerButton button, int number)
    {
        var seen = await SeenAsync(new Click(Place) { Button = button }, "mouseup", 1);
        Assert.Equal(new Received("mousedown", 900, 400, number, 1, ""), seen.First(received => received.Kind == "mousedown"));
        Assert.Equal(new Received("mouseup", 900, 400, number, 1, ""), seen.First(received => received.Kind == "mouseup"));
    }

    [SkippableTheory, InlineData(2), InlineData(3)]
    public async Task C08_two_and_three_clicks_are_counted_by_the_page(int count)
    {
        var seen = await SeenAsync(new Click(Place with { X = Place.X + (count * 20) }) { Count = count }, "mouseup", count);
        Assert.Equal(Enumerable.Range(1, count), seen.Where(received => received.Kind == "mousedown").Select(received => received.Clicks!.Value));
        Assert.Equal(count / 2, seen.Count(received => received.Kind == "dblclick"));
    }

    [SkippableTheory, InlineData("ctrl"), InlineData("shift")]
    public async Task C08_keys_are_held_during_a_click_and_released_after_it(string key)
    {
        var seen = await SeenAsync(new Click(Place) { Held = [key] }, "keyup", 1);
        Assert.Equal(key, seen.First(received => received.Kind == "mousedown").Held);
        Assert.Equal("", seen.Last(received => received.Kind == "keyup").Held);
    }

    [SkippableTheory]
    [InlineData(0, 3, 0, 1), InlineData(0, -2, 0, -1), InlineData(2, 0, 1, 0), InlineData(-1, 0, -1, 0)]
    public async Task C08_the_wheel_turns_in_four_directions(int right, int down, int toRight, int toDown)
    {
        var desktop = await image.SharedAsync();
        var recording = await Recording.BeginAsync(desktop);
        await desktop.PerformAsync(new Scroll(Place, right, down), default);
        var seen = await recording.UntilAsync(all => all.Sum(wheel => Math.Abs(wheel.Right ?? 0) + Math.Abs(wheel.Down ?? 0)) >= Scroll.PixelsOfStep * Math.Abs(right + down));
        var wheels = seen.Where(received => received.Kind == "wheel").ToList();
        Assert.Equal((toRight, toDown), (Math.Sign(wheels.Sum(wheel => wheel.Right!.Value)), Math.Sign(wheels.Sum(wheel => wheel.Down!.Value))));
        Assert.Equal(Scroll.PixelsOfStep * Math.Abs(right + down), Math.Abs(wheels.Sum(wheel => wheel.Right!.Value + wheel.Down!.Value)), 1.0);
        Assert.All(wheels, wheel => Assert.Equal(Place, wheel.At));
    }

    [SkippableFact]
    public async Task C08_a_drag_is_seen_on_its_way()
    {
        var seen = await SeenAsync(new Drag([new(850, 350), new(1050, 350), new(1050, 500)]), "mouseup", 1);
        Assert.Equal(new ScreenPoint(850, 350), seen.First(received => received.Kind == "mousedown").At);
        Assert.Equal(new ScreenPoint(1050, 500), seen.Last(received => received.Kind == "mouseup").At);
        Assert.InRange(seen.Count(received => received.Kind == "drag"), 8, 60);
        Assert.Contains(seen, received => received.Kind == "drag" && received is { X: > 900 and < 1050, Y: 350 });
        Assert.Contains(seen, received => received.Kind == "drag" && received is { X: 1050, Y: > 370 and < 500 });
    }

    [SkippableFact]
    public async Task C08_a_button_stays_down_until_it_is_released()
    {
        var desktop = await image.SharedAsync();
        var recording = await Recording.BeginAsync(desktop);
        await desktop.PerformAsync(new MovePointer(Place), default);
        await desktop.PerformAsync(new PressButton(PointerButton.Left), default);
        await desktop.PerformAsync(new MovePointer(Place with { Y = 480 }), default);
        await desktop.PerformAsync(new ReleaseButton(PointerButton.Left), default);
        var seen = await recording.UntilAsync(all => all.Any(received => received.Kind == "mouseup"));
        Assert.Contains(seen, received => received is { Kind: "drag", Y: 480 });
        Assert.Equal((400, 480), (seen.First(received => received.Kind == "mousedown").Y, seen[^1].Y));
    }

    [SkippableFact]
    public async Task C07_the_four_corners_of_the_screen_are_reached_and_nothing_beyond()
    {
        var desktop = await image.SharedAsync();
        foreach (var corner in (ScreenPoint[])[new(0, 0), new(1279, 0), new(0, 799), new(1279, 799)])
        {
            await desktop.SendAsync(new MovePointer(corner), default);
            var place = (await desktop.Sandbox.RunAsync(new() { Arguments = ["xdotool", "getmouselocation"] }, default)).Stdout.Text;
            Assert.StartsWith($"x:{corner.X} y:{corner.Y} ", place, StringComparison.Ordinal);
        }

        var refused = await Assert.ThrowsAsync<DesktopException>(() => desktop.PerformAsync(new Click(new(1280, 0)), default));
        Assert.Equal("(1280, 0) is outside the screen, which is 1280×800: x must be 0 to 1279 and y 0 to 799.", refused.Message);
    }

    private async Task<IReadOnlyList<Received>> SeenAsync(DesktopAction action, string last, int count)
    {
        var desktop = await image.SharedAsync();
        var recording = await Recording.BeginAsync(desktop);
        var result = await desktop.PerformAsync(action, default);
        Assert.True(result.Elapsed > TimeSpan.Zero);
        return await recording.UntilAsync(all => all.Count(received => received.Kind == last) >= count);
    }
}
