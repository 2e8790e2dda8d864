namespace MassGen.Desktop;

/// <summary>
/// Between the pixels of the screen and those of the picture that a model sees. A picture of another shape has bars at two sides; a place
/// on them is nowhere.
/// </summary>
public sealed class ScreenMap
{
    private readonly ScreenSize _screen;
    private readonly ScreenSize _model;
    private readonly double _scale;
    private readonly double _left;
    private readonly double _top;

    /// <summary>A map.</summary>
    /// <param name="screen">The screen.</param>
    /// <param name="model">The picture that the model sees.</param>
    public ScreenMap(ScreenSize screen, ScreenSize model)
    {
        (_screen, _model) = (screen, model);
        _scale = Math.Min((double)model.Width / screen.Width, (double)model.Height / screen.Height);
        _left = (model.Width - (screen.Width * _scale)) / 2;
        _top = (model.Height - (screen.Height * _scale)) / 2;
    }

    /// <summary>The pixel of the screen below a place of the picture.</summary>
    /// <exception cref="DesktopException">The place is outside of the picture, or on a bar.</exception>
    public ScreenPoint ToScreen(int x, int y)
    {
        // The middle of a pixel, so that corners stay corners whatever the scale.
        var point = new ScreenPoint((int)Math.Floor((x + 0.5 - _left) / _scale), (int)Math.Floor((y + 0.5 - _top) / _scale));
        return _model.Contains(new ScreenPoint(x, y)) && _screen.Contains(point) ? point : throw new DesktopException(
            "MG6130", FormattableString.Invariant($"({x}, {y}) is outside of the screen: x goes from 0 to {_model.Width - 1} and y from 0 to {_model.Height - 1}.")
                + (_left >= 1 || _top >= 1 ? " Nothing is on the black bars." : ""));
    }

    /// <summary>The place of the picture above a pixel of the screen.</summary>
    public ScreenPoint ToModel(ScreenPoint p) => new(
        Math.Clamp((int)Math.Floor(((p.X + 0.5) * _scale) + _left), 0, _model.Width - 1),
        Math.Clamp((int)Math.Floor(((p.Y + 0.5) * _scale) + _top), 0, _model.Height - 1));
}
