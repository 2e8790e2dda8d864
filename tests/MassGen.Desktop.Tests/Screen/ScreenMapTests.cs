using MassGen.Desktop.Screen;
using Xunit;

namespace MassGen.Desktop.Tests.Screen;

/// <summary>Coordinates between a model's picture and the screen. Numbers as in the list of checks (C.5).</summary>
public sealed class ScreenMapTests
{
    private static readonly ScreenSize Screen = ScreenSize.Default;

    public static TheoryData<ScreenSize, ScreenSize, bool> Maps()
    {
        var random = new Random(7);
        var maps = new TheoryData<ScreenSize, ScreenSize, bool>
        {
            { Screen, Screen, false }, { Screen, new(640, 400), false }, { Screen, new(960, 600), false }, { Screen, new(1920, 1200), false },
            { Screen, new(1024, 768), false }, { Screen, new(1000, 1000), true }, { new(2560, 1600), new(1280, 720), false },
        };
        for (var number = 0; number < 40; number++)
            maps.Add(new(random.Next(80, 321) * 8, random.Next(60, 201) * 8), new(random.Next(200, 2000), random.Next(200, 2000)), number % 4 == 0);
        return maps;
    }

    [Theory, MemberData(nameof(Maps))]
    public void C07_there_and_back_is_the_same_place_but_for_a_pixel(ScreenSize screen, ScreenSize picture, bool isStretched)
    {
        var (map, random) = (new ScreenMap(screen, picture, isStretched), new Random(11));
        for (var number = 0; number < 500; number++)
        {
            var shown = map.ToPicture(new(random.Next(screen.Width), random.Next(screen.Height)));
            var back = map.ToPicture(map.ToScreen(shown));
            Assert.InRange(Math.Max(Math.Abs(back.X - shown.X), Math.Abs(back.Y - shown.Y)), 0, 1);
        }
    }

    [Theory, MemberData(nameof(Maps))]
    public void C07_corners_become_corners(ScreenSize screen, ScreenSize picture, bool isStretched)
    {
        var map = new ScreenMap(screen, picture, isStretched);
        foreach (var corner in (ScreenPoint[])[new(0, 0), new(screen.Width - 1, 0), new(0, screen.Height - 1), new(screen.Width - 1, screen.Height - 1)])
            Assert.Equal(corner, map.ToScreen(map.ToPicture(corner)));
    }

    [Fact]
    public void C07_a_place_on_a_bar_is_refused_with_where_the_screen_is()
    {
        var map = new ScreenMap(Screen, new(1024, 768));
        var refused = Assert.Throws<DesktopException>(() => map.ToScreen(new(500, 63)));
        Assert.Equal("(500, 63) is on the bar beside the screen. The screen is shown from (0, 64) to (1023, 703) of the picture.", refused.Message);
        Assert.Equal(new ScreenPoint(625, 0), map.ToScreen(new(500, 64)));
    }

    [Fact]
    public void C07_a_space_of_0_to_999_reaches_the_whole_screen()
    {
        var map = new ScreenMap(Screen, new(1000, 1000), isStretched: true);
        Assert.Equal((new ScreenPoint(0, 0), new(1279, 799)), (map.ToScreen(new(0, 0)), map.ToScreen(new(999, 999))));
        Assert.Equal("MG6104", Assert.Throws<DesktopException>(() => map.ToScreen(new(1000, 5))).Code);
    }
}
