namespace MassGen.Desktop;

/// <summary>One thing that is done on a desktop. Places are pixels of the screen.</summary>
public abstract record DesktopAction;

/// <summary>Moves the pointer.</summary>
public sealed record MovePointer(ScreenPoint To) : DesktopAction;

/// <summary>Presses and releases a button, once or several times.</summary>
/// <param name="At">Where; null for where the pointer is.</param>
public sealed record Click(ScreenPoint? At) : DesktopAction
{
    /// <summary>The button.</summary>
    public PointerButton Button { get; init; } = PointerButton.Left;

    /// <summary>How often, 1 to 3.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Keys that are held meanwhile, for example <c>ctrl</c>.</summary>
    public IReadOnlyList<string> Held { get; init; } = [];
}

/// <summary>Presses a button and keeps it down.</summary>
public sealed record PressButton(PointerButton Button) : DesktopAction;

/// <summary>Releases a button.</summary>
public sealed record ReleaseButton(PointerButton Button) : DesktopAction;

/// <summary>Moves along a path with a button down.</summary>
/// <param name="Path">At least two places.</param>
public sealed record Drag(IReadOnlyList<ScreenPoint> Path) : DesktopAction
{
    /// <summary>The button.</summary>
    public PointerButton Button { get; init; } = PointerButton.Left;

    /// <summary>Keys that are held meanwhile.</summary>
    public IReadOnlyList<string> Held { get; init; } = [];
}

/// <summary>Turns the wheel.</summary>
/// <param name="At">Where; null for where the pointer is.</param>
/// <param name="Right">Steps to the right; negative to the left.</param>
/// <param name="Down">Steps down; negative up. A step is <see cref="PixelsOfStep"/> in the browser.</param>
public sealed record Scroll(ScreenPoint? At, int Right, int Down) : DesktopAction
{
    /// <summary>How many pixels Chromium scrolls for a step, as its pages see it.</summary>
    public const int PixelsOfStep = 120;

    /// <summary>Keys that are held meanwhile.</summary>
    public IReadOnlyList<string> Held { get; init; } = [];
}

/// <summary>Types text, as on a keyboard; a line break is the Return key, a tabulator the Tab key.</summary>
public sealed record TypeText(string Text) : DesktopAction;

/// <summary>Presses keys together, for example <c>ctrl</c>, <c>shift</c> and <c>t</c>.</summary>
/// <param name="Keys">The names, in the words of any of the providers or of X.</param>
public sealed record PressKeys(IReadOnlyList<string> Keys) : DesktopAction
{
    /// <summary>How long they are held; zero for a short press. At most 30 seconds.</summary>
    public TimeSpan Hold { get; init; }
}

/// <summary>Does nothing for a while.</summary>
/// <param name="Time">At most 60 seconds.</param>
public sealed record Wait(TimeSpan Time) : DesktopAction;

/// <summary>Starts a program and leaves it running.</summary>
/// <param name="Arguments">The program and its arguments; never a line for a shell.</param>
public sealed record Launch(IReadOnlyList<string> Arguments) : DesktopAction;

/// <summary>Puts text into the clipboard.</summary>
public sealed record SetClipboard(string Text) : DesktopAction;

/// <summary>Brings a window to the front.</summary>
/// <param name="Id">Its id, as <see cref="DesktopWindow.Id"/> tells.</param>
public sealed record ActivateWindow(long Id) : DesktopAction;

/// <summary>The buttons of the pointer.</summary>
public enum PointerButton
{
    /// <summary>The first.</summary>
    Left = 1,

    /// <summary>The wheel.</summary>
    Middle = 2,

    /// <summary>The one for menus.</summary>
    Right = 3,

    /// <summary>The one for going back.</summary>
    Back = 8,

    /// <summary>The one for going forward.</summary>
    Forward = 9,
}
