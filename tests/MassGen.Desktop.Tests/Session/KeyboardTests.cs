using Xunit;

namespace MassGen.Desktop.Tests.Session;

/// <summary>Keys and texts, as the page received them. Numbers as in the list of checks (C.5).</summary>
[Collection(OneAtATime.Name)]
public sealed class KeyboardTests(DesktopImage image)
{
    private static readonly ScreenPoint TextField = new(300, 500);
    private static readonly ScreenPoint Page = new(900, 400);

    public static TheoryData<string> Texts => new(
        new string([.. Enumerable.Range(' ', 95).Select(code => (char)code)]),
        "naïve café, Straße, Ærø, Ελλάδα",
        "😀👩‍🚀🇩🇪",
        "漢字かな交じり文 한국어",
        "two\nlines\n\nand a tab:\tend"[..15],
        "\"$(touch /tmp/pwned)\" `id` ; rm -rf / | & > < \\ '",
        "--file /etc/passwd",
        "-",
        string.Concat(Enumerable.Repeat("ten chars.", 1000)));

    [SkippableTheory, MemberData(nameof(Texts))]
    public async Task C09_any_text_arrives_as_it_is(string text)
    {
        var desktop = await image.SharedAsync();
        await EmptyAsync(desktop);
        var recording = await Recording.BeginAsync(desktop);
        await desktop.PerformAsync(new TypeText(text), default);
        Assert.Equal(text, await recording.TextAsync(text));
        Assert.False((await desktop.Sandbox.RunAsync(new() { Arguments = ["test", "-e", "/tmp/pwned"] }, default)).Succeeded);
    }

    [SkippableFact]
    public async Task C09_line_breaks_and_tabulators_are_keys()
    {
        var desktop = await image.SharedAsync();
        await desktop.SendAsync(new Click(Page), default);
        var recording = await Recording.BeginAsync(desktop);
        await desktop.PerformAsync(new TypeText("a\r\nb\t"), default);
        var seen = await recording.UntilAsync(all => all.Any(received => received.Key == "Tab"));
        Assert.Equal(["a", "Enter", "b", "Tab"], seen.Where(received => received.Kind == "keydown").Select(received => received.Key));
    }

    [SkippableFact]
    public async Task C10_the_clipboard_has_its_old_text_after_typing_through_it()
    {
        var desktop = await image.SharedAsync();
        await desktop.PerformAsync(new SetClipboard("kept: ü\n$(id)"), default);
        await EmptyAsync(desktop);
        await desktop.PerformAsync(new TypeText("日本"), default);
        Assert.Equal("kept: ü\n$(id)", await desktop.ReadClipboardAsync(default));
    }

    [SkippableTheory]
    [InlineData("ctrl shift k", "K", "ctrl+shift"), InlineData("alt x", "x", "alt"), InlineData("super j", "j", "meta"), InlineData("CTRL+ALT+q", "q", "ctrl+alt")]
    [InlineData("ArrowDown", "ArrowDown", ""), InlineData("Page_Down", "PageDown", ""), InlineData("page-up", "PageUp", "")]
    [InlineData("ENTER", "Enter", ""), InlineData("Escape", "Escape", ""), InlineData("backspace", "Backspace", ""), InlineData("/", "/", "")]
    [InlineData("+", "+", "shift"), InlineData("F8", "F8", ""), InlineData("ControlLeft k", "k", "ctrl"), InlineData("KP_5", "5", ""), InlineData("question", "?", "shift")]
    public async Task C08_keys_arrive_whatever_a_provider_calls_them(string keys, string key, string held)
    {
        var desktop = await image.SharedAsync();
        await desktop.SendAsync(new Click(Page), default);
        var recording = await Recording.BeginAsync(desktop);
        await desktop.SendAsync(new PressKeys(keys.Split(' ')), default);
        var seen = await recording.UntilAsync(all => all.Any(received => received.Kind == "keydown") && all.Count(received => received.Kind == "keydown") == all.Count(received => received.Kind == "keyup"));
        var down = seen.LastOrDefault(received => received.Kind == "keydown");
        Assert.Equal((key, held), (down?.Key, down?.Held));
    }

    [SkippableFact]
    public async Task C08_a_key_is_held_as_long_as_was_asked()
    {
        var desktop = await image.SharedAsync();
        await desktop.SendAsync(new Click(Page), default);
        var recording = await Recording.BeginAsync(desktop);
        var result = await desktop.PerformAsync(new PressKeys(["a"]) { Hold = TimeSpan.FromSeconds(1.2) }, default);
        var seen = await recording.UntilAsync(all => all.Any(received => received.Kind == "keyup"));
        Assert.Contains(seen, received => received.Kind == "keydown" && received.Repeat == true);
        Assert.True(result.Elapsed > TimeSpan.FromSeconds(1.2));
    }

    [SkippableFact]
    public async Task C08_super_alone_and_unknown_keys_do_no_harm()
    {
        var desktop = await image.SharedAsync();
        var refused = await Assert.ThrowsAsync<DesktopException>(() => desktop.PerformAsync(new PressKeys(["$(touch /tmp/pwned)"]), default));
        Assert.Equal("MG6105", refused.Code);
        refused = await Assert.ThrowsAsync<DesktopException>(() => desktop.PerformAsync(new PressKeys(["Retrun"]), default));
        Assert.Contains("Did you mean 'return'?", refused.Message, StringComparison.Ordinal);
        refused = await Assert.ThrowsAsync<DesktopException>(() => desktop.PerformAsync(new PressKeys(["é"]), default));
        Assert.Equal("There is no key 'é'. Type it as text.", refused.Message);
        Assert.True((await desktop.PerformAsync(new PressKeys(["super"]), default)).Settled);
    }

    private static async Task EmptyAsync(DesktopSession desktop)
    {
        await desktop.SendAsync(new Click(TextField), default);
        await desktop.SendAsync(new PressKeys(["ctrl", "a"]), default);
        await desktop.SendAsync(new PressKeys(["Delete"]), default);
    }
}
