namespace MassGen.Desktop.Screen;

/// <summary>
/// How places in the picture that a model was shown and places on the screen belong together. Where the two have different proportions,
/// the screen lies in the middle of the picture with bars beside it, unless the picture is stretched.
/// </summary>
public sealed class ScreenMap
{
    private readonly int _left;
    private readonly int _top;
    private readonly ScreenSize _shown;

    /// <summary>A map between a screen and a picture of it.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="picture">The picture that the model sees, or the space that its coordinates are in.</param>
    /// <param name="isStretched">Whether the screen fills the picture whatever its proportions, as in a space of 0 to 999.</param>
    public ScreenMap(ScreenSize screen, ScreenSize picture, bool isStretched = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(screen.Width, screen.Height), 2, nameof(screen));
        ArgumentOutOfRangeException.ThrowIfLessThan(Math.Min(picture.Width, picture.Height), 2, nameof(picture));
        (Screen, Picture) = (screen, picture);
        _shown = isStretched ? picture : Fit(screen, picture);
        (_left, _top) = ((picture.Width - _shown.Width) / 2, (picture.Height - _shown.Height) / 2);
    }

    /// <summary>The screen.</summary>
    public ScreenSize Screen { get; }

    /// <summary>The picture.</summary>
    public ScreenSize Picture { get; }

    /// <summary>Whether both are the same.</summary>
    public bool IsIdentity => Screen == Picture;

    /// <summary>The pixel of the screen that a place in the picture shows. Corners become corners.</summary>
    /// <exception cref="DesktopException">The place is outside the picture, or on a bar beside the screen.</exception>
    public ScreenPoint ToScreen(ScreenPoint place)
    {
        if (!Picture.Contains(place))
            throw new DesktopException(DesktopErrors.OutsideScreen, OutsideMessage(place, Picture));
        var shown = new ScreenPoint(place.X - _left, place.Y - _top);
        return _shown.Contains(shown)
            ? new(Scaled(shown.X, _shown.Width, Screen.Width), Scaled(shown.Y, _shown.Height, Screen.Height))
            : throw new DesktopException(DesktopErrors.OnBar, OnBar(place));
    }

    /// <summary>The place in the picture that shows a pixel of the screen. Corners become corners.</summary>
    /// <exception cref="DesktopException">The pixel is outside the screen.</exception>
    public ScreenPoint ToPicture(ScreenPoint pixel) => Screen.Contains(pixel)
        ? new(_left + Scaled(pixel.X, Screen.Width, _shown.Width), _top + Scaled(pixel.Y, Screen.Height, _shown.Height))
        : throw new DesktopException(DesktopErrors.OutsideScreen, OutsideMessage(pixel, Screen));

    internal static string OutsideMessage(ScreenPoint place, ScreenSize size) =>
        $"({place.X}, {place.Y}) is outside the screen, which is {size}: x must be 0 to {size.Width - 1} and y 0 to {size.Height - 1}.";

    private static ScreenSize Fit(ScreenSize screen, ScreenSize picture)
    {
        var scale = Math.Min((double)picture.Width / screen.Width, (double)picture.Height / screen.Height);
        return new(Math.Max(2, (int)Math.Round(screen.Width * scale)), Math.Max(2, (int)Math.Round(screen.Height * scale)));
    }

    // The first pixel becomes the first and the last the last.
    private static int Scaled(int at, int from, int to) => (int)Math.Round((double)at * (to - 1) / (from - 1));

    private string OnBar(ScreenPoint place) =>
        $"({place.X}, {place.Y}) is on the bar beside the screen. The screen is shown from ({_left}, {_top}) to "
        + $"({_left + _shown.Width - 1}, {_top + _shown.Height - 1}) of the picture.";
}
