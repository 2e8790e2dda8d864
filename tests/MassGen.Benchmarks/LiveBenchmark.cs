using System.Diagnostics;
using MassGen.Benchmarks.Peers;
using MassGen.Docs;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Live;

namespace MassGen.Benchmarks;

/// <summary>One page of a thousand changed: the change found and the page rendered again, against a build of everything.</summary>
internal static class LiveBenchmark
{
    private const int Pages = 1_000;
    private const int Rounds = 9;

    public static Task<IReadOnlyList<Figure>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("massgen-live-");
        try
        {
            var input = new SiteInput
            {
                ContentFolder = Path.Combine(folder.FullName, "corpus"),
                TemplateFolder = Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory)!, "site-templates"),
                Examples = [],
                BuiltAt = DateTimeOffset.UnixEpoch,
                IsForeign = true,
            };
            Corpus.Write(input.ContentFolder, Pages);
            var site = new LiveSite(input);
            site.RenderRest(CancellationToken.None);
            var page = Path.Combine(input.ContentFolder, "part-03/chapter-00/page-07.md");
            List<double> ours = [], whole = [];
            for (var round = 0; round < Rounds; round++)
            {
                File.AppendAllText(page, $"\nRound {round}.\n");
                ours.Add(Milliseconds(() => site.Update([page]).ToList().ForEach(path => site.Find(path))));
                whole.Add(Milliseconds(() => new LiveSite(input).RenderRest(CancellationToken.None)));
            }

            return Task.FromResult<IReadOnlyList<Figure>>([Figure.Of("site.one-page-of-1000-changed", ours, whole, "ms", "ours <= 100", (our, _) => our <= 100)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Milliseconds(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
