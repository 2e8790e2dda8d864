using Xunit;

namespace MassGen.Desktop.Tests;

public sealed class ScreenSizeTests
{
    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(1279, 799, true)]
    [InlineData(1280, 799, false)]
    [InlineData(0, -1, false)]
    public void A_place_is_on_the_screen_or_not(int x, int y, bool isOn) =>
        Assert.Equal(isOn, ScreenSize.Default.Contains(new ScreenPoint(x, y)));
}
