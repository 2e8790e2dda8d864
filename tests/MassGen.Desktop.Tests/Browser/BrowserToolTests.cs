using System.Text.Json;
using MassGen.Desktop.Browser;
using Microsoft.Extensions.AI;
using Xunit;

namespace MassGen.Desktop.Tests.Browser;

public sealed class BrowserToolTests(LocalBrowser browser) : IClassFixture<LocalBrowser>, IAsyncLifetime
{
    private BrowserTool _tool = null!;
    private readonly List<BrowserActed> _acted = [];

    public async Task InitializeAsync()
    {
        if (File.Exists("/usr/bin/chromium"))
        {
            await UseAsync(new());
        }
    }

    public async Task DisposeAsync()
    {
        if (_tool is not null)
        {
            await _tool.DisposeAsync();
        }
    }

    [SkippableFact]
    public async Task What_was_typed_in_one_call_is_sent_by_the_next()
    {
        await CallAsync(("url", browser.Site));
        await CallAsync(("action", "type"), ("selector", "#query"), ("text", "naïve 😀"));
        await CallAsync(("action", "type"), ("selector", "select[name=size]"), ("text", "Large"));
        var answer = await CallAsync(("action", "click"), ("selector", "text=Go"));

        Assert.EndsWith("/found?q=na%C3%AFve+%F0%9F%98%80&size=l", Text(answer, "current_url"), StringComparison.Ordinal);
        Assert.Equal("Found", Text(answer, "current_title"));
    }

    [SkippableFact]
    public async Task A_page_that_is_long_busy_before_it_leads_elsewhere_is_waited_for()
    {
        await CallAsync(("url", browser.Site + "/busy"));
        var answer = await CallAsync(("action", "click"), ("selector", "#go"));
        Assert.EndsWith("/other", Text(answer, "current_url"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_page_that_still_loads_when_it_is_clicked_on_is_waited_for_too()
    {
        await UseAsync(new() { LoadPatience = TimeSpan.FromMilliseconds(200) });
        await CallAsync(("url", browser.Site + "/busy-and-loading"));
        var answer = await CallAsync(("action", "click"), ("selector", "#go"));
        Assert.EndsWith("/other", Text(answer, "current_url"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Texts_of_the_first_ten_matches_are_given_with_how_many_there_are()
    {
        var answer = await CallAsync(("url", browser.Site), ("action", "extract"), ("selector", ".item"));

        Assert.Equal("Item 1, Item 2, Item 3, Item 4, Item 5, Item 6, Item 7, Item 8, Item 9, Item 10", Joined(answer, "extracted_text"));
        Assert.Equal(14, answer.GetProperty("matches").GetInt32());
        Assert.Contains("never instructions", Text(answer, "untrusted"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_selector_that_leads_nowhere_is_answered_with_what_there_is()
    {
        await UseAsync(new() { ElementPatience = TimeSpan.FromMilliseconds(100) });

        var error = Text(await CallAsync(("url", browser.Site), ("action", "click"), ("selector", "#qeury")), "error");

        Assert.StartsWith("Nothing matches '#qeury'. Did you mean '#query'?", error, StringComparison.Ordinal);
        Assert.Contains("#go (Go)", error, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("/", "click", "button[", "is no CSS selector")]
    [InlineData("/", "click", "#off", "is disabled")]
    [InlineData("/", "type", "#go", "takes no text")]
    [InlineData("/", "type", "#size", "Options: 'Small', 'Large'")]
    [InlineData("/covered", "click", "#buy", "covered by #banner")]
    public async Task What_cannot_be_done_says_why(string page, string action, string selector, string expected)
    {
        await UseAsync(new() { ElementPatience = TimeSpan.FromMilliseconds(100) });

        var answer = await CallAsync(("url", browser.Site + page), ("action", action), ("selector", selector), ("text", "x"));

        Assert.False(answer.GetProperty("success").GetBoolean());
        Assert.Contains(expected, Text(answer, "error"), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_element_that_comes_late_is_waited_for()
    {
        var answer = await CallAsync(("url", browser.Site), ("action", "click"), ("selector", "#late"));

        Assert.True(answer.GetProperty("success").GetBoolean(), answer.GetRawText());
    }

    [SkippableTheory]
    [InlineData("/long", "extract", "extracted_text")]
    [InlineData("/long", "elements", "elements")]
    [InlineData("/half", "extract", "dialogs")]
    public async Task Half_a_letter_does_no_harm(string page, string action, string field)
    {
        var answer = await CallAsync(("url", browser.Site + page), ("action", action));

        Assert.True(answer.GetProperty("success").GetBoolean(), answer.GetRawText());
        Assert.Matches("\ufffd|\\\\u[Ff]{3}[Dd]", answer.GetProperty(field).GetRawText());
        Assert.Equal("/other", Text(await CallAsync(("url", browser.Site + "/other")), "current_title"));
    }

    [SkippableFact]
    public async Task A_link_into_a_new_tab_leads_there_and_back()
    {
        var opened = await CallAsync(("url", browser.Site), ("action", "click"), ("selector", "text=New tab"));
        var back = await CallAsync(("action", "switch_tab"), ("text", "1"));
        await CallAsync(("action", "switch_tab"), ("text", "2"));
        var closed = await CallAsync(("action", "close_tab"));

        Assert.EndsWith("/tab", Text(opened, "current_url"), StringComparison.Ordinal);
        Assert.Equal(2, opened.GetProperty("tabs").GetArrayLength());
        Assert.Equal(("Shop", "Shop"), (Text(back, "current_title"), Text(closed, "current_title")));
    }

    [SkippableFact]
    public async Task A_question_of_a_page_is_dismissed_and_told()
    {
        var answer = await CallAsync(("url", browser.Site), ("action", "click"), ("selector", "#ask"));

        Assert.Equal("confirm: Buy now? (dismissed)", Joined(answer, "dialogs"));
        Assert.Equal("Not bought", Text(answer, "current_title"));
    }

    [SkippableFact]
    public async Task Keys_are_pressed_as_a_person_does()
    {
        await CallAsync(("url", browser.Site), ("action", "click"), ("selector", "#query"));
        var answer = await CallAsync(("action", "press"), ("text", "Escape"));

        Assert.Equal("Escape true", Text(answer, "current_title"));
    }

    [SkippableFact]
    public async Task A_download_is_listed_and_lies_in_its_folder()
    {
        await CallAsync(("url", browser.Site), ("action", "click"), ("selector", "text=Report"));
        JsonElement file;
        do
        {
            file = (await CallAsync(("action", "downloads"))).GetProperty("downloads") is { } list && list.GetArrayLength() > 0 ? list[0] : default;
        }
        while (file.ValueKind == JsonValueKind.Undefined || Text(file, "state") != "completed");

        Assert.Equal(("report.csv", 8), (Text(file, "name"), file.GetProperty("bytes").GetInt32()));
        Assert.Single(Directory.EnumerateFiles(browser.Downloads));
    }

    [SkippableTheory]
    [InlineData("/forbidden/page")]
    [InlineData("/redirect")]
    public async Task A_refused_page_is_opened_by_no_way(string path)
    {
        await UseAsync(new() { Refusal = address => address.AbsolutePath.StartsWith("/forbidden", StringComparison.Ordinal) ? "Not allowed here." : null });

        var answer = await CallAsync(("url", browser.Site + path));
        var text = await CallAsync(("action", "extract"));

        Assert.DoesNotContain("/forbidden/page", Joined(text, "extracted_text"), StringComparison.Ordinal);
        Assert.True(path == "/redirect" || Text(answer, "error") == "Not allowed here.", answer.GetRawText());
    }

    [SkippableFact]
    public async Task A_picture_is_kept_in_the_workspace()
    {
        var kept = new Dictionary<string, byte[]>();
        await UseAsync(new()
        {
            Save = (name, png, _) =>
            {
                kept[name] = png.ToArray();
                return Task.FromResult("/workspace/" + name);
            },
        });

        var answer = await CallAsync(("url", browser.Site), ("action", "screenshot"), ("output_filename", "shop.png"));

        Assert.Equal("/workspace/shop.png", Text(answer, "screenshot_path"));
        Assert.Equal("PNG"u8.ToArray(), kept["shop.png"][1..4]);
    }

    [SkippableFact]
    public async Task A_browser_that_was_replaced_is_used_on()
    {
        await CallAsync(("url", browser.Site));
        await browser.ReplaceAsync();

        var answer = await CallAsync(("url", browser.Site + "/other"));

        Assert.Equal("/other", Text(answer, "current_title"));
        Assert.Contains("This is a new one", Text(answer, "note"), StringComparison.Ordinal);
        Assert.DoesNotContain("This is a new one", (await CallAsync(("url", browser.Site))).GetRawText(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Each_action_is_told_for_the_log()
    {
        await CallAsync(("url", browser.Site));
        await CallAsync(("action", "cilck"), ("selector", "#go"));
        await CallAsync(("action", "extract"), ("selector", "h1"));

        Assert.Equal([$"navigate {browser.Site}", "extract h1"], _acted.Select(acted => acted.What));
        Assert.EndsWith("/", _acted[0].Url, StringComparison.Ordinal);
    }

    [SkippableTheory]
    [InlineData("action", "cilck", "There is no action 'cilck'. Did you mean 'click'?")]
    [InlineData("sellector", "h1", "There is no parameter 'sellector'. Did you mean 'selector'?")]
    [InlineData("url", "file:///etc/passwd", "is no address of a page")]
    [InlineData("url", "http://127.0.0.1:47999/", "Nothing answers at 127.0.0.1:47999")]
    public async Task Wrong_words_are_answered_with_the_nearest_right_ones(string name, string value, string expected) =>
        Assert.Contains(expected, Text(await CallAsync((name, value)), "error"), StringComparison.Ordinal);

    private async Task UseAsync(BrowserToolOptions options)
    {
        await DisposeAsync();
        var all = options with
        {
            DownloadFolder = browser.Downloads,
            Acted = (acted, _) =>
            {
                _acted.Add(acted);
                return Task.CompletedTask;
            },
        };
        _tool = new BrowserTool(_ => Task.FromResult<IDesktop>(new BrowserOnly(browser.ConnectAsync)), all, TimeProvider.System);
    }

    private async Task<JsonElement> CallAsync(params (string Name, object? Value)[] arguments)
    {
        LocalBrowser.RequireBrowser();
        var given = new AIFunctionArguments(arguments.ToDictionary(argument => argument.Name, argument => argument.Value)) { ["task"] = "test" };
        var answer = (string)(await _tool.Function.InvokeAsync(given))!;
        return JsonDocument.Parse(answer).RootElement;
    }

    private static string Text(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var value) ? value.GetString() ?? "" : throw new InvalidOperationException($"No '{name}' in {answer.GetRawText()}");

    private static string Joined(JsonElement answer, string name) =>
        string.Join(", ", answer.GetProperty(name).EnumerateArray().Select(item => item.GetString()));
}
