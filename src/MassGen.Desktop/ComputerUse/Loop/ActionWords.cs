using System.Globalization;

namespace MassGen.Desktop.ComputerUse;

/// <summary>Actions in a few words, with places in pixels of the screen.</summary>
internal static class ActionWords
{
    private const int LongestText = 60;

    public static string Of(ActionPlan plan, string name) =>
        plan.Fault is not null ? name : string.Join(", ", plan.Steps.Select(step => step switch
        {
            Do action => Of(action.Action),
            Zoom zoom => $"zoom into {Place(zoom.From)} to {Place(zoom.To)}",
            Navigate to => $"open {PlainText.Short(to.Address, LongestText)}",
            TellPointer => "ask for the pointer",
            _ => "look at the screen",
        }));

    private static string Of(DesktopAction action) => action switch
    {
        MovePointer move => $"move to {Place(move.To)}",
        Click click => $"{With(click.Held)}{Times(click)}{At(click.At)}",
        PressButton press => $"press the {press.Button.ToString().ToLowerInvariant()} button",
        ReleaseButton release => $"release the {release.Button.ToString().ToLowerInvariant()} button",
        Drag drag => $"{With(drag.Held)}drag from {Place(drag.Path[0])} to {Place(drag.Path[^1])}",
        Scroll scroll => $"{With(scroll.Held)}scroll {Way(scroll)}{At(scroll.At)}",
        TypeText typed => $"type \"{PlainText.Short(typed.Text, LongestText)}\"",
        PressKeys { Hold.Ticks: > 0 } held => string.Create(CultureInfo.InvariantCulture, $"hold {string.Join('+', held.Keys)} for {held.Hold.TotalSeconds:0.#} s"),
        PressKeys keys => $"press {PlainText.Short(string.Join('+', keys.Keys), LongestText)}",
        Wait wait => string.Create(CultureInfo.InvariantCulture, $"wait {wait.Time.TotalSeconds:0.#} s"),
        Launch launch => $"start {PlainText.Short(launch.Arguments[0], LongestText)}",
        SetClipboard => "fill the clipboard",
        ActivateWindow window => string.Create(CultureInfo.InvariantCulture, $"bring window {window.Id} to the front"),
        _ => action.GetType().Name,
    };

    private static string Times(Click click)
    {
        var button = click.Button == PointerButton.Left ? "" : click.Button.ToString().ToLowerInvariant() + " ";
        return button + click.Count switch { 2 => "double click", 3 => "triple click", _ => "click" };
    }

    private static string Way(Scroll scroll) => string.Join(" and ", new[]
    {
        Part(scroll.Down, "down", "up"), Part(scroll.Right, "right", "left"),
    }.Where(part => part.Length > 0).DefaultIfEmpty("nowhere"));

    private static string Part(int steps, string forward, string back) =>
        steps == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{(steps > 0 ? forward : back)} {Math.Abs(steps)}");

    private static string With(IReadOnlyList<string> held) => held.Count == 0 ? "" : PlainText.Short(string.Join('+', held), LongestText) + "+";

    private static string At(ScreenPoint? at) => at is { } place ? $" at {Place(place)}" : "";

    private static string Place(ScreenPoint at) => string.Create(CultureInfo.InvariantCulture, $"({at.X}, {at.Y})");
}
