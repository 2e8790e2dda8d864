using MassGen.Diagnostics;

namespace MassGen.Desktop.ComputerUse;

/// <summary>What the adapters of all providers have in common.</summary>
internal static class ActionReading
{
    /// <summary>A plan, or the reason why there is none.</summary>
    public static ActionPlan Try(Func<ActionPlan> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is ActionFault or DesktopException)
        {
            return new ActionPlan([], fault.Message) { Code = (fault as DesktopException)?.Code };
        }
    }

    /// <summary>The answer to an action that there is not.</summary>
    public static ActionFault Unknown(string action, IReadOnlyList<string> known) => new(
        $"There is no action '{action}'. {NearestWord.Suggestion(action, known) ?? $"Actions: {string.Join(", ", known)}."}");

    /// <summary>Steps of the wheel for a way in pixels: at least one unless there is no way at all.</summary>
    public static int Steps(double pixels) =>
        pixels == 0 ? 0 : Math.Sign(pixels) * Math.Max(1, (int)Math.Round(Math.Min(Math.Abs(pixels), 20_000) / MassGen.Desktop.Scroll.PixelsOfStep));

    /// <summary>Steps in a direction.</summary>
    public static Scroll Scroll(ScreenPoint? at, string direction, int steps) => direction switch
    {
        "up" => new Scroll(at, 0, -steps),
        "down" => new Scroll(at, 0, steps),
        "left" => new Scroll(at, -steps, 0),
        _ => new Scroll(at, steps, 0),
    };

    /// <summary>The keys of a text such as <c>ctrl+shift+t</c>; the plus key may stand at the end: <c>ctrl++</c>.</summary>
    public static IReadOnlyList<string> Chord(string text)
    {
        if (text is "+")
        {
            return ["+"];
        }

        var isPlus = text.EndsWith("++", StringComparison.Ordinal);
        var keys = (isPlus ? text[..^2] : text).Split('+', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return isPlus ? [.. keys, "+"] : keys.Length > 0 ? keys : throw new ActionFault("No key is named.");
    }

    /// <summary>Chords one after the other, with blanks between them.</summary>
    public static IReadOnlyList<DesktopAction> Chords(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DefaultIfEmpty("").Select(one => new PressKeys(Chord(one)))];
}
