using System.Text.Json;

namespace MassGen.Desktop.ComputerUse.OpenAi;

/// <summary>The actions of OpenAI's computer tool.</summary>
internal static class OpenAiActions
{
    // OpenAI names no time; its own samples take two seconds.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Every action, by its <c>type</c>.</summary>
    public static readonly IReadOnlyList<string> All =
        ["click", "double_click", "drag", "keypress", "move", "screenshot", "scroll", "type", "wait"];

    public static ActionPlan Read(JsonElement action, IPlaces places) => ActionReading.Try(() =>
    {
        var type = action.ValueKind == JsonValueKind.Object && action.TryGetProperty("type", out var named) && named.ValueKind == JsonValueKind.String
            ? named.GetString()! : throw new ActionFault("The action has no 'type'.");
        var given = new ActionArguments(type, action, places);
        return type switch
        {
            "click" => ActionPlan.Of(new Click(given.Point()) { Button = ButtonOf(given), Held = given.Words("keys") }),
            "double_click" => ActionPlan.Of(new Click(given.Point()) { Count = 2, Held = given.Words("keys") }),
            "drag" => ActionPlan.Of(new Drag(given.Path("path")) { Held = given.Words("keys") }),
            "move" => ActionPlan.Of(new MovePointer(given.Point())),
            "scroll" => ActionPlan.Of(new Scroll(
                given.Point(), ActionReading.Steps(given.OptionalNumber("scroll_x") ?? 0), ActionReading.Steps(given.OptionalNumber("scroll_y") ?? 0))
            {
                Held = given.Words("keys"),
            }),
            "keypress" => ActionPlan.Of(new PressKeys(given.Words("keys") is { Count: > 0 } keys ? keys : throw given.Wrong("keys", "a list of keys"))),
            "type" => ActionPlan.Of(new TypeText(given.Text("text"))),
            "wait" => ActionPlan.Of(new Wait(Pause)),
            "screenshot" => ActionPlan.Of(new Look()),
            _ => throw ActionReading.Unknown(type, All),
        };
    });

    private static PointerButton ButtonOf(ActionArguments given) => given.Word("button", "left", "left", "right", "wheel", "back", "forward") switch
    {
        "right" => PointerButton.Right,
        "wheel" => PointerButton.Middle,
        "back" => PointerButton.Back,
        "forward" => PointerButton.Forward,
        _ => PointerButton.Left,
    };
}
