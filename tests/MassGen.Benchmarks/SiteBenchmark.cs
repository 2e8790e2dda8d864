using System.Diagnostics;
using MassGen.Diagnostics;
using MassGen.Docs.Commands;
using MassGen.Docs.Site;
using MassGen.Docs.Site.Measuring;

namespace MassGen.Benchmarks;

/// <summary>A build of the shipped site, against the floor: reading its sources and writing the same bytes.</summary>
internal static class SiteBenchmark
{
    private const int Rounds = 9;

    public static async Task<IReadOnlyList<Measured>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("massgen-benchmark-");
        try
        {
            var faults = new List<Diagnostic>();
            var input = await SiteBuild.OursAsync(new Workspace(Sources.Root), [], null, faults, CancellationToken.None);
            var built = Path.Combine(folder.FullName, "site");
            List<double> ours = [], peer = [];
            Build(input, built);
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(Milliseconds(() => Build(input, built)));
                peer.Add(Milliseconds(() => Copy(built, Path.Combine(folder.FullName, $"copy-{round}"))));
            }

            return [Figure.Of("site.build-shipped-docs", "the site of this repository built, in a program that has started", "a copy of its files", ours, peer, "ms", "ours <= 1000")];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Build(SiteInput input, string output)
    {
        var faults = SiteBuilder.Build(input, output).Diagnostics.Where(fault => fault.Severity == Severity.Error).ToList();
        if (faults.Count > 0)
        {
            throw new InvalidOperationException("The site cannot be built:\n" + string.Join('\n', faults));
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
