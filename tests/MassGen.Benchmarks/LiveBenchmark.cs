using System.Diagnostics;
using MassGen.Benchmarks.Peers;
using MassGen.Docs.Commands;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Live;
using MassGen.Docs.Site.Measuring;

namespace MassGen.Benchmarks;

/// <summary>
/// One page of a thousand changed: the page rendered again, against a build of everything; and the way from the save to the new page
/// in a reader's hands, as <c>serve</c> goes it.
/// </summary>
internal static class LiveBenchmark
{
    private const int Pages = 1_000;
    private const int Rounds = 15;
    private const string Page = "part-03/chapter-00/page-07";

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("massgen-live-");
        try
        {
            var corpus = Path.Combine(folder.FullName, "corpus");
            Corpus.Write(corpus, Pages);
            var input = Input(corpus);
            var site = new LiveSite(input);
            site.RenderRest(CancellationToken.None);
            return [Update(site, input, Path.Combine(corpus, Page + ".md")), await SaveAsync(site, Path.Combine(corpus, Page + ".md")), await OursAsync(folder.FullName)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static SiteInput Input(string corpus) => new()
    {
        ContentFolder = corpus,
        TemplateFolder = Sources.Templates,
        Examples = [],
        BuiltAt = DateTimeOffset.UnixEpoch,
        IsForeign = true,
    };

    private static Measured Update(LiveSite site, SiteInput input, string page)
    {
        List<double> ours = [], whole = [];
        for (var round = 0; round < Rounds; round++)
        {
            File.AppendAllText(page, $"\nRound {round}.\n");
            ours.Add(Milliseconds(() => site.Update([page]).ToList().ForEach(path => site.Find(path))));
            whole.Add(Milliseconds(() => new LiveSite(input).RenderRest(CancellationToken.None)));
        }

        return Figure.Of("site.one-page-of-1000-changed", "one page of 1,000 changed and rendered", "rendering all", ours, whole, "ms", "ours <= 100");
    }

    private static async Task<Measured> SaveAsync(LiveSite site, string page)
    {
        await using var reader = await LiveReader.OpenAsync(site, (_, _) => Task.FromResult<SiteInput?>(null));
        var (ours, peer) = await RoundsAsync(reader, page, Page + ".html");
        return Figure.Of("site.save-of-1000", "from a save to the new page received, one of 1,000", "receiving a page", ours, peer, "ms", "ours <= 150");
    }

    // The shipped site in a clone of its sources: each save looks up the evidence of the snippets as well.
    private static async Task<Measured> OursAsync(string folder)
    {
        var workspace = new Workspace(Path.Combine(folder, "clone"));
        await Cost.PrintedByAsync(folder, "git", "clone", "--quiet", Sources.Root, workspace.Root);
        var site = new LiveSite(await SiteBuild.OursAsync(workspace, [], null, [], CancellationToken.None));
        await using var reader = await LiveReader.OpenAsync(site, (changed, token) => ServeCommand.ReloadAsync(workspace, site.Input, changed, token));
        var (ours, peer) = await RoundsAsync(reader, Path.Combine(site.Input.ContentFolder, "guides", "validating.md"), "guides/validating.html");
        return Figure.Of("site.save-of-shipped-docs", "from a save to the new page received, of the shipped guides with their snippets", "receiving a page", ours, peer, "ms", "ours <= 150");
    }

    private static async Task<(IReadOnlyList<double> Ours, IReadOnlyList<double> Peer)> RoundsAsync(LiveReader reader, string file, string page)
    {
        List<double> ours = [], peer = [];
        for (var round = -2; round < Rounds; round++)
        {
            var words = $"Saved in round {round + 2}.";
            var started = Stopwatch.GetTimestamp();
            await File.AppendAllTextAsync(file, $"\n{words}\n");
            await reader.WaitAsync(page, words);
            var saved = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            started = Stopwatch.GetTimestamp();
            await reader.ReadAsync(page);
            if (round >= 0)
            {
                ours.Add(saved);
                peer.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
            }

            await reader.SettleAsync();
        }

        return (ours, peer);
    }

    private static double Milliseconds(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
