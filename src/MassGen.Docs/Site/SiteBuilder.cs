using MassGen.Diagnostics;
using MassGen.Docs.Site.Agents;
using MassGen.Docs.Site.Output;
using MassGen.Docs.Site.Reference;
using MassGen.Docs.Site.Templates;

namespace MassGen.Docs.Site;

/// <summary>Builds the site: reads the content, checks it, renders pages, writes them. It runs no example and asks no network.</summary>
public static class SiteBuilder
{
    /// <summary>The reference pages that are generated.</summary>
    internal static IReadOnlyList<string> References { get; } = [CommandReference.Path, ConfigReference.Path, EventReference.Path, StatusReference.Path];

    /// <summary>Builds a site into a folder. Pages are written as they are rendered; readers see them when all are.</summary>
    /// <returns>The pages written. Where there is an error nothing is, and what the folder held stays as it is.</returns>
    public static SiteResult Build(SiteInput input, string outputFolder)
    {
        var faults = new List<Diagnostic>();
        try
        {
            input = input.Aged();
            var content = SiteContent.Read(input, faults);
            var rendering = new SiteRendering(input, content, new HandlebarsRenderer(input.TemplateFolder, content.Words));
            using var draft = OutputDraft.Begin(outputFolder);
            var pages = Render(rendering.Pages(), draft);
            faults.AddRange(pages.SelectMany(page => page.Faults).Concat(rendering.FaultsOf(pages)));
            if (faults.Any(fault => fault.Severity == Severity.Error))
            {
                return new SiteResult([], faults);
            }

            foreach (var file in rendering.Copies().Concat(rendering.OtherFiles(pages)))
            {
                draft.Write(file);
            }

            draft.Publish();
            return new SiteResult([.. pages.Select(page => page.Page)], faults);
        }
        catch (InvalidInputException invalid)
        {
            return new SiteResult([], [.. faults, .. invalid.Diagnostics]);
        }
    }

    /// <summary>
    /// Says what is wrong with the sources of a site, and writes nothing. Written pages are not rendered: the templates prove themselves with the
    /// home page, the page of each example, and the one for addresses that do not exist.
    /// </summary>
    /// <returns>The pages that a build would write; none where there is an error.</returns>
    public static SiteResult Check(SiteInput input)
    {
        var faults = new List<Diagnostic>();
        try
        {
            var content = SiteContent.Read(input, faults);
            var rendering = new SiteRendering(input, content, new HandlebarsRenderer(input.TemplateFolder, content.Words));
            var pages = rendering.Pages().AsParallel().AsOrdered().Select(plan => (plan.Check ?? plan.Render)()).ToList();
            faults.AddRange(pages.SelectMany(page => page.Faults).Concat(rendering.FaultsOf(pages)));
            return new SiteResult(faults.Any(fault => fault.Severity == Severity.Error) ? [] : [.. pages.Select(page => page.Page)], faults);
        }
        catch (InvalidInputException invalid)
        {
            return new SiteResult([], [.. faults, .. invalid.Diagnostics]);
        }
        catch (AggregateException failed) when (failed.InnerExceptions.OfType<InvalidInputException>().FirstOrDefault() is { } invalid)
        {
            return new SiteResult([], [.. faults, .. invalid.Diagnostics]);
        }
    }

    // Each thread takes the next page that nobody has; what is remembered of it does not depend on which thread that was.
    private static RenderedPage[] Render(IReadOnlyList<PagePlan> plans, OutputDraft draft)
    {
        var pages = new RenderedPage[plans.Count];
        var (next, text) = (-1, 0L);
        var threads = Enumerable.Range(0, Math.Min(Environment.ProcessorCount, plans.Count)).Select(_ => Task.Run(() =>
        {
            for (int place; (place = Interlocked.Increment(ref next)) < plans.Count;)
            {
                var page = plans[place].Render();
                foreach (var file in page.Files)
                {
                    draft.Write(file);
                }

                pages[place] = page.Written(Interlocked.Add(ref text, page.Twin?.Length ?? 0) <= LlmsText.MostAtOnce);
                PageGarbage.PageDone();
            }
        })).ToArray();
        try
        {
            Task.WaitAll(threads);
        }
        catch (AggregateException failed) when (failed.InnerExceptions.OfType<InvalidInputException>().FirstOrDefault() is { } invalid)
        {
            throw new InvalidInputException(invalid.Diagnostics);
        }

        return pages;
    }
}
