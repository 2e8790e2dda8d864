using System.IO.Compression;
using System.Text.RegularExpressions;
using Xunit;

namespace MassGen.Browser.Tests;

/// <summary>What a reader's first view of a page moves, compressed as hosts compress it.</summary>
[Collection(SharedSite.Name)]
public sealed partial class WeightTests(SiteInBrowser site)
{
    [SkippableTheory]
    [InlineData(".css", 12)]
    [InlineData(".js", 6)]
    [InlineData("", 35)]
    public void No_page_moves_more_at_first_view(string ending, double most)
    {
        Testing.Require.That(Chromium.IsPresent, "chromium", "The site is only built where Chromium is.");
        var heaviest = site.Pages.Select(page => (Page: page, Size: Weight(page, ending))).MaxBy(entry => entry.Size);
        Assert.True(heaviest.Size > 0);
        Assert.True(heaviest.Size <= most * 1024, $"{heaviest.Page} moves {heaviest.Size} bytes of {(ending.Length == 0 ? "everything" : ending)}.");
    }

    private long Weight(string page, string ending)
    {
        var path = Path.Combine(site.Folder, page);
        var loaded = Loaded().Matches(File.ReadAllText(path)).Where(match => !Later().IsMatch(match.Value)).Select(match => match.Groups["address"].Value)
            .Where(address => !address.Contains(':', StringComparison.Ordinal)).Distinct()
            .Select(address => address.StartsWith('/') ? Path.Combine(site.Folder, address[1..]) : Path.Combine(Path.GetDirectoryName(path)!, address));
        return loaded.Append(path).Where(file => file.EndsWith(ending, StringComparison.Ordinal)).Sum(Compressed);
    }

    private static long Compressed(string file)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(File.ReadAllBytes(file));
        }

        return target.Length;
    }

    [GeneratedRegex("""<((script|img)[^>]* src|link rel="(stylesheet|icon)"[^>]* href)="(?<address>[^"]+)[^>]*>""", RegexOptions.ExplicitCapture)]
    private static partial Regex Loaded();

    // Pictures far below, which a browser fetches when a reader comes near.
    [GeneratedRegex("""<img .*loading="lazy".*>""")]
    private static partial Regex Later();
}
