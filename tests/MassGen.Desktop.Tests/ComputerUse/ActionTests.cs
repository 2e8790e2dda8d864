using System.Text.Json;
using MassGen.Desktop.ComputerUse;
using MassGen.Desktop.ComputerUse.Anthropic;
using MassGen.Desktop.ComputerUse.Gemini;
using MassGen.Desktop.ComputerUse.OpenAi;
using Xunit;

namespace MassGen.Desktop.Tests.ComputerUse;

public sealed class ActionTests
{
    private static readonly IPlaces Same = new PicturePlaces(new(1280, 800), new(1280, 800));
    private static readonly IPlaces Half = new PicturePlaces(new(1280, 800), new(640, 400));
    private static readonly IPlaces Thousandths = new ThousandthPlaces(new(1280, 800));

    [Theory]
    [InlineData("""{"type":"click","button":"left","x":10,"y":20}""", "click at (10, 20)")]
    [InlineData("""{"type":"click","button":"right","x":10,"y":20}""", "right click at (10, 20)")]
    [InlineData("""{"type":"click","button":"wheel","x":0,"y":0}""", "middle click at (0, 0)")]
    [InlineData("""{"type":"click","button":"back","x":1,"y":1}""", "back click at (1, 1)")]
    [InlineData("""{"type":"click","button":"forward","x":1,"y":1}""", "forward click at (1, 1)")]
    [InlineData("""{"type":"click","x":1279,"y":799,"keys":["CTRL"]}""", "CTRL+click at (1279, 799)")]
    [InlineData("""{"type":"double_click","x":5,"y":6}""", "double click at (5, 6)")]
    [InlineData("""{"type":"drag","path":[{"x":1,"y":2},{"x":3,"y":4},{"x":5,"y":6}]}""", "drag from (1, 2) to (5, 6)")]
    [InlineData("""{"type":"move","x":7,"y":8}""", "move to (7, 8)")]
    [InlineData("""{"type":"keypress","keys":["CTRL","SHIFT","T"]}""", "press CTRL+SHIFT+T")]
    [InlineData("""{"type":"scroll","x":1,"y":2,"scroll_x":0,"scroll_y":600}""", "scroll down 5 at (1, 2)")]
    [InlineData("""{"type":"scroll","x":1,"y":2,"scroll_x":-240,"scroll_y":null}""", "scroll left 2 at (1, 2)")]
    [InlineData("""{"type":"scroll","x":1,"y":2,"scroll_x":0,"scroll_y":-3}""", "scroll up 1 at (1, 2)")]
    [InlineData("""{"type":"type","text":"naïve\n"}""", "type \"naïve \"")]
    [InlineData("""{"type":"wait"}""", "wait 2 s")]
    [InlineData("""{"type":"screenshot"}""", "look at the screen")]
    public void OpenAi_actions_are_done(string action, string done) => Assert.Equal(done, Words(OpenAiActions.Read(Json(action), Same)));

    [Theory]
    [InlineData("""{"type":"clik","x":1,"y":2}""", "There is no action 'clik'. Did you mean 'click'?")]
    [InlineData("""{"x":1}""", "The action has no 'type'.")]
    [InlineData("7", "The action has no 'type'.")]
    [InlineData("""{"type":"click","x":1}""", "'click' needs 'y': a number.")]
    [InlineData("""{"type":"click","x":"a","y":2}""", "'x' of 'click' must be a number.")]
    [InlineData("""{"type":"click","x":1280,"y":2}""", "(1280, 2) is outside the screen")]
    [InlineData("""{"type":"click","x":1e300,"y":2}""", "'x' of 'click' must be a place on the screen.")]
    [InlineData("""{"type":"drag","path":[{"x":1,"y":2}]}""", "'path' of 'drag' must be a list of at least two places.")]
    [InlineData("""{"type":"keypress","keys":[]}""", "'keys' of 'keypress' must be a list of keys.")]
    [InlineData("""{"type":"click","button":"left-most","x":1,"y":2}""", "'button' of 'click' must be one of left, right, wheel, back, forward.")]
    public void An_OpenAi_action_that_cannot_be_done_is_told_in_words(string action, string words) =>
        Assert.StartsWith(words, OpenAiActions.Read(Json(action), Same).Fault, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"action":"key","text":"ctrl+shift+t"}""", "press ctrl+shift+t")]
    [InlineData("""{"action":"key","text":"Down Down"}""", "press Down, press Down")]
    [InlineData("""{"action":"key","text":"ctrl++"}""", "press ctrl++")]
    [InlineData("""{"action":"type","text":"-n $(x)"}""", "type \"-n $(x)\"")]
    [InlineData("""{"action":"mouse_move","coordinate":[10,20]}""", "move to (10, 20)")]
    [InlineData("""{"action":"left_click","coordinate":[10,20]}""", "click at (10, 20)")]
    [InlineData("""{"action":"left_click"}""", "click")]
    [InlineData("""{"action":"left_click","coordinate":[10,20],"text":"shift"}""", "shift+click at (10, 20)")]
    [InlineData("""{"action":"right_click","coordinate":[1,2]}""", "right click at (1, 2)")]
    [InlineData("""{"action":"middle_click","coordinate":[1,2]}""", "middle click at (1, 2)")]
    [InlineData("""{"action":"double_click","coordinate":[1,2]}""", "double click at (1, 2)")]
    [InlineData("""{"action":"triple_click","coordinate":[1,2]}""", "triple click at (1, 2)")]
    [InlineData("""{"action":"left_click_drag","start_coordinate":[1,2],"coordinate":[3,4]}""", "drag from (1, 2) to (3, 4)")]
    [InlineData("""{"action":"left_mouse_down"}""", "press the left button")]
    [InlineData("""{"action":"left_mouse_up","coordinate":[3,4]}""", "move to (3, 4), release the left button")]
    [InlineData("""{"action":"scroll","coordinate":[1,2],"scroll_direction":"down","scroll_amount":3}""", "scroll down 3 at (1, 2)")]
    [InlineData("""{"action":"scroll","scroll_direction":"left","scroll_amount":2,"text":"ctrl"}""", "ctrl+scroll left 2")]
    [InlineData("""{"action":"hold_key","text":"shift","duration":1.5}""", "hold shift for 1.5 s")]
    [InlineData("""{"action":"wait","duration":2}""", "wait 2 s")]
    [InlineData("""{"action":"cursor_position"}""", "ask for the pointer")]
    [InlineData("""{"action":"screenshot"}""", "look at the screen")]
    public void Anthropic_actions_are_done_in_both_versions(string action, string done) => Assert.All(
        [AnthropicTool.First, AnthropicTool.Second], tool => Assert.Equal(done, Words(AnthropicActions.Read(Json(action), tool, Same))));

    [Fact]
    public void Only_the_second_version_of_Anthropics_tool_zooms()
    {
        var zoom = Json("""{"action":"zoom","region":[0,0,640,400]}""");

        Assert.Equal("zoom into (0, 0) to (639, 399)", Words(AnthropicActions.Read(zoom, AnthropicTool.Second, Same)));
        Assert.StartsWith("There is no action 'zoom'.", AnthropicActions.Read(zoom, AnthropicTool.First, Same).Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"action":"scroll","coordinate":[1,2],"direction":"down","amount":3}""", "'scroll' needs 'scroll_direction': up, down, left, right.")]
    [InlineData("""{"action":"left_clik"}""", "There is no action 'left_clik'. Did you mean 'left_click'?")]
    [InlineData("""{"action":"wait","duration":600}""", "'duration' of 'wait' must be a number of seconds from 0 to 60.")]
    [InlineData("""{"action":"mouse_move","coordinate":[1]}""", "'coordinate' of 'mouse_move' must be a list of two numbers.")]
    [InlineData("""{"action":"key","text":""}""", "No key is named.")]
    [InlineData("[]", "The input has no 'action'.")]
    public void An_Anthropic_action_that_cannot_be_done_is_told_in_words(string action, string words) =>
        Assert.Equal(words, AnthropicActions.Read(Json(action), AnthropicTool.First, Same).Fault);

    [Theory]
    [InlineData("claude-sonnet-4-5", "computer_20250124")]
    [InlineData("claude-opus-4-1-20250805", "computer_20250124")]
    [InlineData("claude-opus-4-5-20251101", "computer_20251124")]
    public void A_model_gets_the_version_of_the_tool_that_it_takes(string model, string type) => Assert.Equal(type, AnthropicTool.Of(null, model).Type);

    [Theory]
    [InlineData("open_web_browser", "{}", "look at the screen")]
    [InlineData("wait_5_seconds", "{}", "wait 5 s")]
    [InlineData("go_back", "{}", "press alt+Left")]
    [InlineData("go_forward", "{}", "press alt+Right")]
    [InlineData("search", "{}", "open https://www.google.com/")]
    [InlineData("navigate", """{"url":"https://example.org"}""", "open https://example.org")]
    [InlineData("click_at", """{"x":0,"y":999}""", "click at (0, 799)")]
    [InlineData("click_at", """{"x":999,"y":0}""", "click at (1279, 0)")]
    [InlineData("hover_at", """{"x":500,"y":500}""", "move to (640, 400)")]
    [InlineData("type_text_at", """{"x":0,"y":0,"text":"Hi"}""", "click at (0, 0), press ctrl+a, press BackSpace, type \"Hi\", press Return")]
    [InlineData("type_text_at", """{"x":0,"y":0,"text":"Hi","press_enter":false,"clear_before_typing":false}""", "click at (0, 0), type \"Hi\"")]
    [InlineData("key_combination", """{"keys":"control+c"}""", "press control+c")]
    [InlineData("scroll_document", """{"direction":"down"}""", "scroll down 5 at (640, 400)")]
    [InlineData("scroll_at", """{"x":0,"y":0,"direction":"up","magnitude":500}""", "scroll up 3 at (0, 0)")]
    [InlineData("scroll_at", """{"x":0,"y":0,"direction":"right"}""", "scroll right 9 at (0, 0)")]
    [InlineData("drag_and_drop", """{"x":0,"y":0,"destination_x":999,"destination_y":999}""", "drag from (0, 0) to (1279, 799)")]
    public void Gemini_functions_are_done(string name, string arguments, string done) =>
        Assert.Equal(done, Words(GeminiActions.Read(name, Json(arguments), Thousandths)));

    [Theory]
    [InlineData("click_att", "{}", "There is no action 'click_att'. Did you mean 'click_at'?")]
    [InlineData("click_at", """{"x":1000,"y":0}""", "(1000, 0) is outside the screen: x and y must be 0 to 999.")]
    [InlineData("navigate", "{}", "'navigate' needs 'url': a text.")]
    [InlineData("scroll_at", """{"x":0,"y":0,"direction":"around"}""", "'direction' of 'scroll_at' must be one of up, down, left, right.")]
    public void A_Gemini_function_that_cannot_be_done_is_told_in_words(string name, string arguments, string words) =>
        Assert.Equal(words, GeminiActions.Read(name, Json(arguments), Thousandths).Fault);

    [Fact]
    public void An_excluded_function_is_not_done() =>
        Assert.StartsWith("There is no action 'navigate'.", GeminiActions.Read("navigate", Json("""{"url":"https://x.org"}"""), Thousandths, ["navigate"]).Fault, StringComparison.Ordinal);

    [Fact]
    public void Places_in_a_smaller_picture_become_places_on_the_screen() => Assert.Equal(
        "drag from (0, 0) to (1279, 799)", Words(AnthropicActions.Read(
            Json("""{"action":"left_click_drag","start_coordinate":[0,0],"coordinate":[639,399]}"""), AnthropicTool.First, Half)));

    [Fact]
    public void Whatever_a_model_writes_is_a_plan_or_words()
    {
        string[] values = ["null", "[]", "{}", "\"\"", "-1", "1e308", "[1,2]", "[[1,2],[3,4]]", "{\"x\":{}}", "true"];
        var plans = OpenAiActions.All.SelectMany(type => values.Select(value => OpenAiActions.Read(
            Json($$"""{"type":"{{type}}","x":{{value}},"y":{{value}},"path":{{value}},"keys":{{value}},"text":{{value}},"button":{{value}},"scroll_y":{{value}}}"""), Same)));

        Assert.All(plans, plan => Assert.True(plan.Fault is { Length: > 0 } || plan.Steps.Count > 0));
    }

    private static string Words(ActionPlan plan) => plan.Fault ?? ActionWords.Of(plan, "");

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
