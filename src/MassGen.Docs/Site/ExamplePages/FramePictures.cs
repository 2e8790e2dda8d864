using System.Globalization;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site.Output;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>The pictures of screens that the transcripts of examples show: files beside the pages of examples, each once.</summary>
internal static class FramePictures
{
    private const string Folder = "frames";

    /// <summary>A picture in the page of an example.</summary>
    public static string Html(FrameEvidence frame, string after) => string.Create(
        CultureInfo.InvariantCulture,
        $"""<img class="screen" src="{Folder}/{frame.Hash}.png" width="{frame.Width}" height="{frame.Height}" loading="lazy" alt="The screen after: {Site.Html.Escape(after)}">""");

    /// <summary>The file of a picture in the site.</summary>
    public static string PathOf(FrameEvidence frame) => $"examples/{Folder}/{frame.Hash}.png";

    /// <summary>The files of all examples.</summary>
    public static IEnumerable<SiteFile> Files(IEnumerable<ExamplePage> pages) => pages
        .SelectMany(page => page.PresentEvidence?.Frames ?? [])
        .DistinctBy(frame => frame.Hash)
        .Select(frame => new SiteFile(PathOf(frame), frame.Png));
}
