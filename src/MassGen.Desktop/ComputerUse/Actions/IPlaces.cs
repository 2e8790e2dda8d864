using MassGen.Desktop.Screen;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Between the numbers in which a provider names places and the pixels of the screen.</summary>
internal interface IPlaces
{
    /// <summary>The screen.</summary>
    ScreenSize Screen { get; }

    /// <summary>The pixel that is meant.</summary>
    /// <exception cref="DesktopException">There is none.</exception>
    ScreenPoint ToScreen(int x, int y);

    /// <summary>What the provider calls a pixel.</summary>
    ScreenPoint ToModel(ScreenPoint point);
}

/// <summary>Places are pixels of the picture that the model sees.</summary>
internal sealed class PicturePlaces(ScreenSize screen, ScreenSize model) : IPlaces
{
    private readonly ScreenMap _map = new(screen, model);

    public ScreenSize Screen => screen;

    public ScreenPoint ToScreen(int x, int y) => _map.ToScreen(new ScreenPoint(x, y));

    public ScreenPoint ToModel(ScreenPoint point) => _map.ToPicture(point);
}

/// <summary>Places are thousandths of the screen's width and height, from 0 to 999, as Gemini's are.</summary>
internal sealed class ThousandthPlaces(ScreenSize screen) : IPlaces
{
    private const int Parts = 1000;

    private readonly ScreenMap _map = new(screen, new ScreenSize(Parts, Parts), isStretched: true);

    public ScreenSize Screen => screen;

    public ScreenPoint ToScreen(int x, int y) => x is >= 0 and < Parts && y is >= 0 and < Parts
        ? _map.ToScreen(new ScreenPoint(x, y))
        : throw new DesktopException(DesktopErrors.OutsideScreen, FormattableString.Invariant($"({x}, {y}) is outside the screen: x and y must be 0 to {Parts - 1}."));

    public ScreenPoint ToModel(ScreenPoint point) => _map.ToPicture(point);
}
