using MassGen.Desktop.Actions;
using Xunit;

namespace MassGen.Desktop.Tests.Actions;

/// <summary>Actions as argument lists.</summary>
public sealed class ActionEncoderTests
{
    public static TheoryData<string, DesktopAction> Lines => new()
    {
        { "mousemove 7 9", new MovePointer(new(7, 9)) },
        { "mousemove 7 9 mousedown 1 mouseup 1", new Click(new(7, 9)) },
        { "mousedown 3 mouseup 3", new Click(null) { Button = PointerButton.Right } },
        { "mousedown 1 mouseup 1 sleep 0.03 mousedown 1 mouseup 1", new Click(null) { Count = 2 } },
        { "keydown --delay 0 ctrl keydown --delay 0 shift mousedown 1 mouseup 1 keyup --delay 0 shift keyup --delay 0 ctrl", new Click(null) { Held = ["Control+Shift"] } },
        { "mousedown 9", new PressButton(PointerButton.Forward) },
        { "mouseup 8", new ReleaseButton(PointerButton.Back) },
        { "click --repeat 3 --delay 2 5 click --repeat 1 --delay 2 6", new Scroll(null, -1, 3) },
        { "key --delay 0 ctrl+plus", new PressKeys(["ctrl", "+"]) },
        { "key --delay 0 ctrl+plus", new PressKeys(["ctrl++"]) },
        { "keydown --delay 0 a sleep 1.5 keyup --delay 0 a", new PressKeys(["a"]) { Hold = TimeSpan.FromSeconds(1.5) } },
    };

    public static TheoryData<string, DesktopAction> Refused => new()
    {
        { "MG6104", new MovePointer(new(-1, 5)) }, { "MG6104", new Click(new(1280, 5)) }, { "MG6104", new Scroll(new(5, 800), 0, 1) },
        { "MG6104", new Drag([new(5, 5), new(int.MaxValue, int.MinValue)]) }, { "MG6108", new Drag([new(5, 5)]) }, { "MG6108", new Click(null) { Count = 4 } },
        { "MG6108", new Click(null) { Count = 0 } }, { "MG6108", new Scroll(null, 0, 101) }, { "MG6108", new Scroll(null, int.MinValue, 0) }, { "MG6108", new PressKeys([]) },
        { "MG6108", new PressKeys(["a"]) { Hold = TimeSpan.FromSeconds(31) } }, { "MG6108", new PressKeys(["a", "b", "c", "d", "e", "f", "g", "h", "i"]) },
        { "MG6105", new PressKeys([""]) }, { "MG6105", new PressKeys(["--delay"]) }, { "MG6105", new Click(null) { Held = ["\u001b"] } },
    };

    [Theory, MemberData(nameof(Lines))]
    public void An_action_is_one_argument_list(string line, DesktopAction action) =>
        Assert.Equal(line.Split(' '), ActionEncoder.Encode(action, ScreenSize.Default));

    [Theory, MemberData(nameof(Refused))]
    public void What_cannot_be_done_is_refused_before_anything_is_done(string code, DesktopAction action) =>
        Assert.Equal(code, Assert.Throws<DesktopException>(() => ActionEncoder.Encode(action, ScreenSize.Default)).Code);

    [Fact]
    public void A_drag_stops_on_its_way_and_stays_on_the_screen()
    {
        var words = ActionEncoder.Encode(new Drag([new(0, 0), new(1279, 799)]), ScreenSize.Default)!;
        Assert.Equal(["mousemove", "0", "0", "mousedown", "1"], words.Take(5));
        Assert.Equal(["mousemove", "1279", "799", "sleep", "0.008", "mouseup", "1"], words.TakeLast(7));
        Assert.InRange(words.Count(word => word == "mousemove"), 10, 60);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Whatever_is_pressed_no_name_becomes_an_option_or_a_number_of_its_own(int seed)
    {
        var random = new Random(seed);
        for (var number = 0; number < 2000; number++)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => (char)random.Next(1, 0x250)));
            var fault = Record.Exception(() => ActionEncoder.Encode(new PressKeys([name]), ScreenSize.Default));
            if (fault is null)
                Assert.Matches("^[A-Za-z0-9_+]+$", ActionEncoder.Encode(new PressKeys([name]), ScreenSize.Default)![3]);
            else
                Assert.Contains(Assert.IsType<DesktopException>(fault).Code, (string[])["MG6105", "MG6108"]);
        }
    }

    [Theory]
    [InlineData("plain", "plain"), InlineData("a\nb", "a\nb"), InlineData("é", "[é]"), InlineData("a\né\tb", "a\n[é]\tb")]
    public void Text_is_typed_where_keys_have_it_and_pasted_elsewhere(string text, string pieces) =>
        Assert.Equal(pieces, string.Concat(MassGen.Desktop.Session.DesktopKeyboard.Pieces(text).Select(piece => piece.IsPasted ? $"[{piece.Text}]" : piece.Text)));

    [Theory, InlineData("a\u0007"), InlineData("\0"), InlineData("\u001b[2J"), InlineData("\u0085")]
    public void Control_characters_are_refused(string text) =>
        Assert.Equal("MG6106", Assert.Throws<DesktopException>(() => MassGen.Desktop.Session.DesktopKeyboard.Checked(text)).Code);
}
