using System.Diagnostics;
using MassGen.Docs;
using MassGen.Docs.Examples;
using MassGen.Docs.Site;

namespace MassGen.Benchmarks;

/// <summary>A build of the shipped site, against the floor: reading its sources and writing the same bytes.</summary>
internal static class SiteBenchmark
{
    private const int Rounds = 9;

    public static Task<IReadOnlyList<Figure>> RunAsync()
    {
        var root = RepositoryRoot.Find(AppContext.BaseDirectory)!;
        var folder = Directory.CreateTempSubdirectory("massgen-benchmark-");
        try
        {
            var input = new SiteInput
            {
                ContentFolder = Path.Combine(root, "docs-src"),
                TemplateFolder = Path.Combine(root, "site-templates"),
                Examples = [.. ExampleLoader.Discover(root).Select(id => new ExamplePage(ExampleLoader.Load(root, id), null, "none"))],
                BuiltAt = DateTimeOffset.UnixEpoch,
            };
            var built = Path.Combine(folder.FullName, "site");
            List<double> ours = [], peer = [];
            SiteBuilder.Build(input, built);
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(Milliseconds(() => SiteBuilder.Build(input, built)));
                peer.Add(Milliseconds(() => Copy(built, Path.Combine(folder.FullName, $"copy-{round}"))));
            }

            return Task.FromResult<IReadOnlyList<Figure>>([Figure.Of("site.build-shipped-docs", ours, peer, "ms", "ours <= 1000", (our, _) => our <= 1000)]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, File.ReadAllBytes(file));
        }
    }

    private static double Milliseconds(Action action)
    {
        var started = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
