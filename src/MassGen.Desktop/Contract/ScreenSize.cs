namespace MassGen.Desktop;

/// <summary>A screen in pixels.</summary>
/// <param name="Width">640 to 2560, a multiple of 8.</param>
/// <param name="Height">480 to 1600, a multiple of 8.</param>
public readonly record struct ScreenSize(int Width, int Height)
{
    /// <summary>1280×800, which no current model needs to have scaled by much.</summary>
    public static ScreenSize Default { get; } = new(1280, 800);

    /// <summary>Whether a place is on the screen.</summary>
    public bool Contains(ScreenPoint point) => point.X >= 0 && point.X < Width && point.Y >= 0 && point.Y < Height;

    /// <summary>For people, for example <c>1280×800</c>.</summary>
    public override string ToString() => $"{Width}×{Height}";
}

/// <summary>A pixel of the screen; (0, 0) is the upper left corner.</summary>
/// <param name="X">From the left.</param>
/// <param name="Y">From the top.</param>
public readonly record struct ScreenPoint(int X, int Y);
