using MassGen.Projections;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>How a moment is drawn: told apart by form as well as by colour.</summary>
/// <param name="Kind">The style sheet's word.</param>
/// <param name="Word">The word in sentences.</param>
/// <param name="Path">The form around the middle.</param>
public sealed record TimelineMark(string Kind, string Word, string Path)
{
    /// <summary>The width and height of a mark.</summary>
    public const int Size = 14;

    public static TimelineMark Of(TimelinePointKind kind) => kind switch
    {
        TimelinePointKind.Answer => new("answer", "answered", "M0-5.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z"),
        TimelinePointKind.Vote => new("vote", "voted for", "M0-6L6 5H-6z"),
        TimelinePointKind.Restart => new("restart", "was shown", "M0-6L6 0 0 6-6 0z"),
        TimelinePointKind.StartOver => new("restart", "asked for", "M-3-5.5h6L6 0 3 5.5h-6L-6 0z"),
        TimelinePointKind.Refusal => new("refusal", "was refused", "M-5-3l2-2 3 3 3-3 2 2-3 3 3 3-2 2-3-3-3 3-2-2 3-3z"),
        TimelinePointKind.Failure => new("failure", "failed:", "M-5-5h10v10h-10z"),
        _ => new("winner", "won with", "M0-7l1.9 4.6 5 .4-3.8 3.2 1.2 4.8L0 3.4l-4.3 2.6 1.2-4.8L-6.9-2l5-.4z"),
    };

    /// <summary>What the legend says.</summary>
    public static string LegendOf(TimelinePointKind kind) => kind switch
    {
        TimelinePointKind.Answer => "answer",
        TimelinePointKind.Vote => "vote",
        TimelinePointKind.Restart => "shown newer answers",
        TimelinePointKind.StartOver => "the run starts over",
        TimelinePointKind.Refusal => "refused",
        TimelinePointKind.Failure => "failure",
        _ => "winner",
    };
}
