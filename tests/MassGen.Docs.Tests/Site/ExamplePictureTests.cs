using MassGen.Docs.Evidence;
using MassGen.Events;
using Xunit;

namespace MassGen.Docs.Tests.Site;

/// <summary>Pictures that runs made, on pages that people wrote.</summary>
public sealed class ExamplePictureTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    [Theory]
    [InlineData("", "0b")]
    [InlineData("#action-1", "0a")]
    public void A_page_shows_the_screen_after_the_last_action_or_the_one_it_names(string which, string hash)
    {
        using var site = Site($"![The form](example:two-agents-vote{which})");

        var picture = site.Page().QuerySelector("article img.screen")!;

        Assert.Equal(($"examples/frames/{hash}.png", "The form"), (picture.GetAttribute("src"), picture.GetAttribute("alt")));
        Assert.Equal(("1280", "800", "lazy"), (picture.GetAttribute("width"), picture.GetAttribute("height"), picture.GetAttribute("loading")));
        Assert.Equal(Png, File.ReadAllBytes(Path.Combine(site.Output, "examples", "frames", $"{hash}.png")));
        Assert.Contains($"![The form](examples/frames/{hash}.png)", File.ReadAllText(Path.Combine(site.Output, "index.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Before_the_run_there_is_a_link_to_the_example()
    {
        using var site = new SampleSite("See ![the form](example:two-agents-vote).\n") { Examples = [SampleExamples.Page(evidence: null)] };

        Assert.Equal(("examples/two-agents-vote.html", "the form"), site.Page().QuerySelector("article p a") is { } link ? (link.GetAttribute("href"), link.TextContent) : default);
        Assert.Contains("See [the form](examples/two-agents-vote.html).", File.ReadAllText(Path.Combine(site.Output, "index.md")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("![x](example:two-agent-vote)", "MG7013", "Did you mean 'two-agents-vote'?")]
    [InlineData("![x](example:two-agents-vote#action-3)", "MG7016", "There are #action-1 to #action-2")]
    [InlineData("![x](example:two-agents-vote#evidence)", "MG7016", "There are #action-1 to #action-2")]
    [InlineData("![](example:two-agents-vote)", "MG7016", "Write them between the brackets.")]
    public void A_picture_that_no_run_made_is_an_error(string markdown, string code, string suggestion)
    {
        using var site = Site(markdown);

        var error = site.Error();

        Assert.Contains(code, error, StringComparison.Ordinal);
        Assert.Contains(suggestion, error, StringComparison.Ordinal);
    }

    private static SampleSite Site(string markdown)
    {
        var evidence = SampleExamples.Evidence();
        var last = evidence.Events[^1].Seq;
        return new SampleSite(markdown + "\n")
        {
            Examples =
            [
                SampleExamples.Page(evidence: evidence with
                {
                    Events = [.. evidence.Events, .. Enumerable.Range(1, 2).Select(number => Acted(number) with { Seq = last + number })],
                    Frames = [new FrameEvidence("0a", 1280, 800, Png), new FrameEvidence("0b", 1280, 800, Png)],
                }),
            ],
        };
    }

    private static DesktopActed Acted(int number) => new()
    {
        Agent = "writer", At = SampleExamples.Day, Tool = "computer_use", Number = number, What = "click", Action = "click", Settled = true,
        Frame = number == 1 ? "0a" : "0b", Elapsed = default,
    };
}
