using System.Text.Json;

namespace MassGen.Desktop.ComputerUse.Gemini;

/// <summary>The predefined functions of Gemini's computer use. Places are thousandths of the screen.</summary>
internal static class GeminiActions
{
    // Google's documentation gives 800 of 1000 as the way of a scroll that names none.
    private const double UsualMagnitude = 800;

    // The size of a page at once would skip a line or two.
    private const double PartOfScreen = 0.8;

    // What the function 'search' opens, by Google's documentation: the home page of a search engine.
    private const string SearchPage = "https://www.google.com/";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Every function.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "open_web_browser", "wait_5_seconds", "go_back", "go_forward", "search", "navigate", "click_at", "hover_at", "type_text_at",
        "key_combination", "scroll_document", "scroll_at", "drag_and_drop",
    ];

    public static ActionPlan Read(string name, JsonElement arguments, IPlaces places, IReadOnlyList<string>? excluded = null) => ActionReading.Try(() =>
    {
        var known = excluded is null ? All : [.. All.Except(excluded)];
        return known.Contains(name) ? Read(name, new ActionArguments(name, arguments, places)) : throw ActionReading.Unknown(name, known);
    });

    private static ActionPlan Read(string name, ActionArguments given) => name switch
    {
        "wait_5_seconds" => ActionPlan.Of(new Wait(Pause)),
        "go_back" => ActionPlan.Of(new PressKeys(["alt", "Left"])),
        "go_forward" => ActionPlan.Of(new PressKeys(["alt", "Right"])),
        "search" => ActionPlan.Of(new Navigate(SearchPage)),
        "navigate" => ActionPlan.Of(new Navigate(given.Text("url"))),
        "click_at" => ActionPlan.Of(new Click(given.Point())),
        "hover_at" => ActionPlan.Of(new MovePointer(given.Point())),
        "type_text_at" => ActionPlan.Of(Typed(given)),
        "key_combination" => ActionPlan.Of(new PressKeys(ActionReading.Chord(given.Text("keys")))),
        "scroll_document" => ActionPlan.Of(ActionReading.Scroll(
            new ScreenPoint(given.Screen.Width / 2, given.Screen.Height / 2), Direction(given), ActionReading.Steps(given.Screen.Height * PartOfScreen))),
        "scroll_at" => ActionPlan.Of(ScrolledAt(given)),
        "drag_and_drop" => ActionPlan.Of(new Drag([given.Point(), given.Point("destination_x", "destination_y")])),
        // The browser is open from the start.
        _ => ActionPlan.Of(new Look()),
    };

    private static List<DesktopAction> Typed(ActionArguments given)
    {
        var actions = new List<DesktopAction> { new Click(given.Point()) };
        if (given.Switch("clear_before_typing", otherwise: true))
        {
            actions.AddRange([new PressKeys(["ctrl", "a"]), new PressKeys(["BackSpace"])]);
        }

        actions.Add(new TypeText(given.Text("text")));
        if (given.Switch("press_enter", otherwise: true))
        {
            actions.Add(new PressKeys(["Return"]));
        }

        return actions;
    }

    private static Scroll ScrolledAt(ActionArguments given)
    {
        var direction = Direction(given);
        var magnitude = given.OptionalNumber("magnitude") ?? UsualMagnitude;
        var size = direction is "up" or "down" ? given.Screen.Height : given.Screen.Width;
        return magnitude is >= 0 and <= 1000
            ? ActionReading.Scroll(given.Point(), direction, ActionReading.Steps(magnitude / 1000 * size))
            : throw given.Wrong("magnitude", "a number from 0 to 999");
    }

    private static string Direction(ActionArguments given) => given.Word("direction", null, "up", "down", "left", "right");
}
