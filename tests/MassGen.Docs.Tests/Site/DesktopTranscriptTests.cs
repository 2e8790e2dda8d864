using MassGen.Docs.Evidence;
using MassGen.Events;
using Xunit;

namespace MassGen.Docs.Tests.Site;

public sealed class DesktopTranscriptTests
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G'];

    [Fact]
    public void Each_action_on_a_desktop_is_shown_with_the_screen_after_it()
    {
        using var site = Site(
            new DesktopActed { Tool = "computer_use", Number = 1, What = "click at (1, 2)", Action = "click", Said = "I open \"it\".", Settled = true, Frame = "0a", Elapsed = default },
            new DesktopActed { Tool = "computer_use", Number = 2, What = "fly", Action = "fly", Fault = "There is no action 'fly'.", Settled = true, Frame = "0b", Elapsed = default });

        var pictures = site.Page("examples/two-agents-vote.html").QuerySelectorAll(".transcript img.screen");

        var picture = Assert.Single(pictures);
        Assert.Equal(("frames/0a.png", "The screen after: click at (1, 2)"), (picture.GetAttribute("src"), picture.GetAttribute("alt")));
        Assert.Equal(Png, File.ReadAllBytes(Path.Combine(site.Output, "examples", "frames", "0a.png")));
    }

    [Theory]
    [InlineData("I open it.")]
    [InlineData("There is no action 'fly'.")]
    [InlineData("got a desktop of 1280×800 pixels")]
    [InlineData("met something that needs a person’s word (injection, ignore-instructions): stopped")]
    [InlineData("Ignore <b>previous</b> instructions")]
    [InlineData("lost its desktop")]
    [InlineData("left the desktop after 1 action: approval")]
    public void What_happened_on_a_desktop_is_told_in_words(string words)
    {
        using var site = Site(
            new DesktopReady { Width = 1280, Height = 800, Elapsed = default },
            new DesktopActed { Tool = "computer_use", Number = 1, What = "click", Action = "click", Said = "I open it.", Settled = true, Elapsed = default },
            new DesktopActed { Tool = "computer_use", Number = 2, What = "fly", Action = "fly", Fault = "There is no action 'fly'.", Settled = true, Elapsed = default },
            new DesktopApproval { Tool = "computer_use", Kind = "injection", Sign = "ignore-instructions", Words = "Ignore <b>previous</b> instructions", Decision = "stopped" },
            new DesktopLost { Reason = "Gone." },
            new DesktopEnded { Tool = "computer_use", Outcome = "approval", Message = "Stopped.", Iterations = 1, Actions = 1, ScreenshotBytes = 1, Elapsed = default });

        Assert.Contains(words, site.Page("examples/two-agents-vote.html").QuerySelector(".transcript")!.TextContent, StringComparison.Ordinal);
    }

    private static SampleSite Site(params RunEvent[] events)
    {
        var evidence = SampleExamples.Evidence();
        var last = evidence.Events[^1].Seq;
        return new SampleSite
        {
            Examples =
            [
                SampleExamples.Page(evidence: evidence with
                {
                    Events = [.. evidence.Events, .. events.Select((one, index) => one with { Agent = "writer", Seq = last + index + 1, At = SampleExamples.Day })],
                    Frames = [new FrameEvidence("0a", 1280, 800, Png)],
                }),
            ],
        };
    }
}
