using System.Text.Json;

namespace MassGen.Desktop.ComputerUse.Anthropic;

/// <summary>The actions of Anthropic's computer tool, in both versions.</summary>
internal static class AnthropicActions
{
    // Contract: what a key may be held and a wait may take.
    private const int LongestHold = 30;
    private const int LongestWait = 60;
    private const int MostScroll = 200;

    private static readonly string[] First =
    [
        "key", "type", "mouse_move", "left_click", "left_click_drag", "right_click", "middle_click", "double_click", "triple_click", "screenshot",
        "cursor_position", "left_mouse_down", "left_mouse_up", "scroll", "hold_key", "wait",
    ];

    /// <summary>Every action of a version.</summary>
    public static IReadOnlyList<string> Of(AnthropicTool tool) => tool.CanZoom ? [.. First, "zoom"] : First;

    public static ActionPlan Read(JsonElement input, AnthropicTool tool, IPlaces places) => ActionReading.Try(() =>
    {
        var action = input.ValueKind == JsonValueKind.Object && input.TryGetProperty("action", out var named) && named.ValueKind == JsonValueKind.String
            ? named.GetString()! : throw new ActionFault("The input has no 'action'.");
        return Of(tool).Contains(action)
            ? Read(action, new ActionArguments(action, input, places)) : throw ActionReading.Unknown(action, Of(tool));
    });

    private static ActionPlan Read(string action, ActionArguments given) => action switch
    {
        "key" => ActionPlan.Of(ActionReading.Chords(given.Text("text"))),
        "type" => ActionPlan.Of(new TypeText(given.Text("text"))),
        "mouse_move" => ActionPlan.Of(new MovePointer(given.Pair("coordinate"))),
        "left_click" => Clicked(given, PointerButton.Left, 1),
        "right_click" => Clicked(given, PointerButton.Right, 1),
        "middle_click" => Clicked(given, PointerButton.Middle, 1),
        "double_click" => Clicked(given, PointerButton.Left, 2),
        "triple_click" => Clicked(given, PointerButton.Left, 3),
        "left_click_drag" => ActionPlan.Of(new Drag([given.Pair("start_coordinate"), given.Pair("coordinate")]) { Held = Held(given) }),
        "left_mouse_down" => ActionPlan.Of([.. Moved(given), new PressButton(PointerButton.Left)]),
        "left_mouse_up" => ActionPlan.Of([.. Moved(given), new ReleaseButton(PointerButton.Left)]),
        "scroll" => ActionPlan.Of(Scrolled(given)),
        "hold_key" => ActionPlan.Of(new PressKeys(ActionReading.Chord(given.Text("text"))) { Hold = given.Seconds("duration", LongestHold) }),
        "wait" => ActionPlan.Of(new Wait(given.Seconds("duration", LongestWait))),
        "cursor_position" => ActionPlan.Of(new TellPointer()),
        "zoom" => ActionPlan.Of(Zoomed(given)),
        _ => ActionPlan.Of(new Look()),
    };

    private static ActionPlan Clicked(ActionArguments given, PointerButton button, int count) =>
        ActionPlan.Of(new Click(given.OptionalPair("coordinate")) { Button = button, Count = count, Held = Held(given) });

    private static Scroll Scrolled(ActionArguments given)
    {
        var direction = given.Word("scroll_direction", null, "up", "down", "left", "right");
        var amount = given.Number("scroll_amount") is >= 0 and <= MostScroll and var steps
            ? (int)Math.Round(steps) : throw given.Wrong("scroll_amount", $"a number from 0 to {MostScroll}");
        return ActionReading.Scroll(given.OptionalPair("coordinate"), direction, amount) with { Held = Held(given) };
    }

    private static Zoom Zoomed(ActionArguments given)
    {
        var (from, to) = given.Region("region");
        return new Zoom(from, to);
    }

    private static IEnumerable<DesktopAction> Moved(ActionArguments given) => given.OptionalPair("coordinate") is { } to ? [new MovePointer(to)] : [];

    private static IReadOnlyList<string> Held(ActionArguments given) => given.OptionalText("text") is { Length: > 0 } keys ? ActionReading.Chord(keys) : [];
}
