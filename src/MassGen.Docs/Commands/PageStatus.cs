using System.Text.Json;
using System.Text.RegularExpressions;
using MassGen.Diagnostics;
using MassGen.Docs.Evidence;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Content;
using MassGen.Docs.Site.ExamplePages;
using MassGen.Docs.Snippets;

namespace MassGen.Docs.Commands;

/// <summary>What is known of the snippets of a page, for the page itself while it is being written.</summary>
/// <param name="Page">The path of its HTML.</param>
/// <param name="State"><c>running</c>, <c>failed</c>, <c>waiting</c> or <c>verified</c>.</param>
/// <param name="Text">All of it in a line.</param>
/// <param name="Faults">What failed, in the order of the page.</param>
internal sealed partial record PageStatus(string Page, string State, string Text, IReadOnlyList<PageFault> Faults)
{
    /// <summary>The status while the snippets of a page run.</summary>
    public static PageStatus Running(SourcePage page, Words words) => new(page.HtmlPath, "running", words["live.running"], []);

    /// <summary>The status of a page; null when it has no snippet and no fault.</summary>
    /// <param name="page">The page.</param>
    /// <param name="snippets">The snippets of all pages with what is known about them.</param>
    /// <param name="faults">What is wrong with how the blocks of the page are written.</param>
    /// <param name="words">The site's words.</param>
    public static PageStatus? Of(SourcePage page, IEnumerable<SnippetPage> snippets, IReadOnlyList<Diagnostic> faults, Words words)
    {
        var known = snippets.Where(known => known.Snippet.Page == page.Path && known.Snippet.Task is not SkipTask)
            .Select(known => (known.Snippet, known.PresentEvidence)).ToList();
        var failed = known.Where(snippet => snippet.PresentEvidence is { Status: VerificationStatus.Failed }).ToList();
        var verified = known.Count(snippet => snippet.PresentEvidence is { Status: VerificationStatus.Passed });
        PageFault[] all =
        [
            .. faults.Select(fault => new PageFault(fault.Position?.Line ?? 1, null, $"{fault.Code}: {fault.Message}")),
            .. failed.Select(snippet => new PageFault(LineOf(snippet.PresentEvidence!) ?? snippet.Snippet.Position.Line, SnippetListings.AnchorOf(snippet.Snippet), WithoutPlace(snippet.PresentEvidence!.Reason ?? ""))),
        ];
        var waiting = known.Count - failed.Count - verified;
        var parts = new (int Count, string Word)[] { (verified, "live.verified"), (all.Length, "live.failed"), (waiting, "live.waiting") };
        return known.Count + all.Length == 0 ? null : new PageStatus(
            page.HtmlPath,
            all.Length > 0 ? "failed" : waiting > 0 ? "waiting" : "verified",
            string.Join(", ", parts.Where(part => part.Count > 0).Select(part => words[part.Word].Replace("#", $"{part.Count}", StringComparison.Ordinal))),
            [.. all.OrderBy(fault => fault.Line).Select(fault => fault with { Where = words["live.line"].Replace("#", $"{fault.Line}", StringComparison.Ordinal) })]);
    }

    /// <summary>As the page gets it.</summary>
    public string Json() => JsonSerializer.Serialize(this, LiveJson.Default.PageStatus);

    // The line is told before it.
    private static string WithoutPlace(string reason) => Place().Replace(reason, "");

    // A check says where it was written: FILE:LINE:COLUMN.
    private static int? LineOf(VerificationEvidence evidence) =>
        evidence.Checks.FirstOrDefault(check => !check.Held)?.Where.Split(':') is [.., var line, _] && int.TryParse(line, out var number) ? number : null;

    [GeneratedRegex(@"^\S+:\d+:\d+: (error |warning )?")]
    private static partial Regex Place();
}

/// <summary>Something on a page that failed.</summary>
/// <param name="Line">Its line in the page's source.</param>
/// <param name="Anchor">The id of the block in the page; null when the block is not shown.</param>
/// <param name="What">What happened.</param>
internal sealed record PageFault(int Line, string? Anchor, string What)
{
    /// <summary>The line, in words.</summary>
    public string Where { get; init; } = "";
}
