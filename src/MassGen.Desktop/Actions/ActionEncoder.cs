using System.Globalization;

namespace MassGen.Desktop.Actions;

/// <summary>Turns actions on the pointer and the keyboard into the argument list of one <c>xdotool</c>, never into a line for a shell. Pure.</summary>
internal static class ActionEncoder
{
    private const int MostClicks = 3;
    private const int MostSteps = 100;
    private const int MostKeys = 8;
    private const int MostPlaces = 1000;

    // So far apart that programs see a drag and not a jump.
    private const double Stride = 24;
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(30);

    /// <summary>The arguments, without the program's name; null for an action that no pointer or key does.</summary>
    /// <exception cref="DesktopException">The action cannot be done; the message is for whoever asked for it.</exception>
    public static IReadOnlyList<string>? Encode(DesktopAction action, ScreenSize screen) => action switch
    {
        MovePointer move => Move(move.To, screen),
        Click click => [.. At(click.At, screen), .. Holding(click.Held, Clicks(click))],
        PressButton press => ["mousedown", Number((int)press.Button)],
        ReleaseButton release => ["mouseup", Number((int)release.Button)],
        Drag drag => Along(drag, screen),
        Scroll scroll => [.. At(scroll.At, screen), .. Holding(scroll.Held, [.. Steps(scroll.Down, 4, 5), .. Steps(scroll.Right, 6, 7)])],
        PressKeys keys => Keys(keys),
        _ => null,
    };

    private static string[] Keys(PressKeys action)
    {
        var names = Names(action.Keys);
        if (names.Length == 0)
            throw Bad("There is no key to press: name at least one.");
        if (action.Hold < TimeSpan.Zero || action.Hold > LongestHold)
            throw Bad($"Keys can be held for at most {LongestHold.TotalSeconds:0} seconds.");
        return action.Hold == TimeSpan.Zero
            ? ["key", "--delay", "0", string.Join('+', names)]
            : [.. names.SelectMany(Down), "sleep", Number(action.Hold.TotalSeconds), .. names.Reverse().SelectMany(Up)];
    }

    private static string[] Along(Drag drag, ScreenSize screen)
    {
        if (drag.Path.Count is < 2 or > MostPlaces)
            throw Bad($"A drag needs 2 to {MostPlaces} places, and this one has {drag.Path.Count}.");
        var button = Number((int)drag.Button);
        var path = drag.Path.Zip(drag.Path.Skip(1)).SelectMany(pair => Between(pair.First, pair.Second))
            .SelectMany(place => (string[])[.. Move(place, screen), "sleep", "0.008"]);
        return [.. Move(drag.Path[0], screen), .. Holding(drag.Held, ["mousedown", button, "sleep", "0.02", .. path, "mouseup", button])];
    }

    private static IEnumerable<ScreenPoint> Between(ScreenPoint from, ScreenPoint to)
    {
        var count = Math.Clamp((int)(Math.Max(Math.Abs((long)to.X - from.X), Math.Abs((long)to.Y - from.Y)) / Stride), 2, 40);
        for (var step = 1; step <= count; step++)
            yield return new(Part(from.X, to.X, step, count), Part(from.Y, to.Y, step, count));
    }

    private static int Part(int from, int to, int step, int count) => (int)(from + (((long)to - from) * step / count));

    private static string[] At(ScreenPoint? at, ScreenSize screen) => at is { } place ? Move(place, screen) : [];

    private static string[] Move(ScreenPoint to, ScreenSize screen) => screen.Contains(to)
        ? ["mousemove", Number(to.X), Number(to.Y)]
        : throw new DesktopException(DesktopErrors.OutsideScreen, Screen.ScreenMap.OutsideMessage(to, screen));

    private static string[] Press(PointerButton button) => ["mousedown", Number((int)button), "mouseup", Number((int)button)];

    private static IEnumerable<string> Steps(int steps, int back, int forth) => steps == 0 ? []
        : ["click", "--repeat", Number(Checked(Math.Abs((long)steps), 1, MostSteps, "number of steps")), "--delay", "2", Number(steps < 0 ? back : forth)];

    // Clicks at the same millisecond are not taken for a double one.
    private static IEnumerable<string> Clicks(Click click)
    {
        var press = Press(click.Button);
        string[] next = ["sleep", "0.03", .. press];
        return [.. press, .. Enumerable.Repeat(next, Checked(click.Count, 1, MostClicks, "number of clicks") - 1).SelectMany(words => words)];
    }

    private static IEnumerable<string> Holding(IReadOnlyList<string> held, IEnumerable<string> words)
    {
        var names = Names(held);
        return [.. names.SelectMany(Down), .. words, .. names.Reverse().SelectMany(Up)];
    }

    // 'ctrl+c' is what some write for two keys; '+' alone is a key.
    private static string[] Names(IReadOnlyList<string> keys)
    {
        string[] names = [.. keys.SelectMany(key => key.Length > 1 && key.Contains('+', StringComparison.Ordinal) ? Parts(key) : [key]).Select(KeyNames.Of)];
        return names.Length <= MostKeys ? names : throw Bad($"At most {MostKeys} keys can be pressed together, and these are {names.Length}.");
    }

    private static string[] Parts(string keys) =>
        keys.EndsWith("++", StringComparison.Ordinal) ? [.. keys[..^2].Split('+'), "+"] : keys.Split('+');

    private static IEnumerable<string> Down(string key) => ["keydown", "--delay", "0", key];

    private static IEnumerable<string> Up(string key) => ["keyup", "--delay", "0", key];

    private static int Checked(long value, int least, int most, string what) => value >= least && value <= most
        ? (int)value
        : throw Bad($"The {what} must be {least} to {most}, and not {value}.");

    private static string Number(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);

    private static DesktopException Bad(string message) => new(DesktopErrors.BadAction, message);
}
