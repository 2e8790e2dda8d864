using System.Globalization;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site.Content;
using MassGen.Events;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>
/// Puts a picture that an example's run made of a screen where a page asks for it: <c>![words](example:ID)</c> for the screen after the last
/// action, <c>![words](example:ID#action-3)</c> for that after the third.
/// </summary>
internal static class ExamplePictures
{
    private const string Action = "action-";

    /// <summary>Points an image at its file and gives it its size. Without evidence it becomes a link to the example's page.</summary>
    /// <param name="image">The image.</param>
    /// <param name="from">The page's path in the site.</param>
    /// <param name="example">The example.</param>
    /// <param name="anchor">Which action, or null for the last.</param>
    /// <returns>What is wrong and what to do, or null.</returns>
    public static (string Message, string Suggestion)? Put(LinkInline image, string from, ExamplePage example, string? anchor)
    {
        var id = example.Example.Id;
        if (image.FirstChild is null)
        {
            return ($"The picture of '{id}' has no words for those who do not see it.", "Write them between the brackets.");
        }

        if (example.PresentEvidence is not { Status: VerificationStatus.Passed } evidence)
        {
            image.IsImage = false;
            image.Url = SitePaths.Relative(from, ExampleBadge.PathOf(id));
            return null;
        }

        var actions = evidence.Events.OfType<DesktopActed>().ToList();
        if (Find(evidence, actions, anchor) is not { } frame)
        {
            return (
                anchor is null ? $"The run of '{id}' made no picture of a screen." : $"The run of '{id}' made no picture '#{anchor}'.",
                actions.Count == 0 ? "Name an example whose agents use a desktop." : $"There are #{Action}1 to #{Action}{actions.Count}; without any of them it is the last.");
        }

        image.Url = SitePaths.Relative(from, FramePictures.PathOf(frame));
        var attributes = image.GetAttributes();
        attributes.AddClass("screen");
        attributes.AddProperty("width", frame.Width.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("height", frame.Height.ToString(CultureInfo.InvariantCulture));
        attributes.AddProperty("loading", "lazy");
        return null;
    }

    private static FrameEvidence? Find(VerificationEvidence evidence, List<DesktopActed> actions, string? anchor)
    {
        var number = anchor is null ? actions.Count
            : anchor.StartsWith(Action, StringComparison.Ordinal) && int.TryParse(anchor.AsSpan(Action.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named
            : 0;
        return number >= 1 && number <= actions.Count ? evidence.Frames.FirstOrDefault(frame => frame.Hash == actions[number - 1].Frame) : null;
    }
}
