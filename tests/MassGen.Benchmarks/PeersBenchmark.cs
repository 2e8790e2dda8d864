using System.Text.Json;
using MassGen.Benchmarks.Peers;
using MassGen.Docs;

namespace MassGen.Benchmarks;

/// <summary>A cold build of a corpus by our program and by Hugo, alternately: wall time, processor time and memory of the processes.</summary>
internal static class PeersBenchmark
{
    private const int Rounds = 3;
    private const string Program = "MASSGEN_DOCS_PROGRAM";

    public static Task<IReadOnlyList<Figure>> RunAsync() => RunAsync(1_000, 0.5);

    public static Task<IReadOnlyList<Figure>> RunLargeAsync() => RunAsync(10_000, 0.35);

    private static async Task<IReadOnlyList<Figure>> RunAsync(int pages, double mostTime)
    {
        if (!Cost.CanBeMeasured || !File.Exists("/usr/bin/hugo"))
        {
            throw new InvalidOperationException("The benchmark 'peers' needs GNU time and Hugo: apt-get install -y time hugo.");
        }

        var folder = Directory.CreateTempSubdirectory("massgen-peers-");
        try
        {
            var corpus = Path.Combine(folder.FullName, "corpus");
            Corpus.Write(corpus, pages);
            HugoSite.Write(Path.Combine(folder.FullName, "hugo"));
            List<Cost> ours = [], hugo = [];
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(await OursAsync(folder.FullName, corpus, round));
                hugo.Add(await Cost.OfAsync(
                    folder.FullName, "hugo", "--quiet", "--source", "hugo", "--contentDir", corpus, "--destination", Path.Combine(folder.FullName, $"by-hugo-{round}")));
            }

            var figures = Figures($"peers.hugo-{pages}", ours, hugo, mostTime);
            await KeepAsync(pages, figures);
            return figures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The published program starts faster than the built one; which of them is measured is said by the environment.
    private static Task<Cost> OursAsync(string folder, string corpus, int round)
    {
        string[] build = ["build", "--source", corpus, "--output", Path.Combine(folder, $"by-us-{round}")];
        return Environment.GetEnvironmentVariable(Program) is { } program
            ? Cost.OfAsync(folder, program, build)
            : Cost.OfAsync(folder, "dotnet", ["exec", typeof(RepositoryRoot).Assembly.Location, .. build]);
    }

    private static List<Figure> Figures(string name, List<Cost> ours, List<Cost> hugo, double mostTime) =>
    [
        Of(name + ".wall", cost => cost.Wall, "s", mostTime, ours, hugo),
        Of(name + ".processor", cost => cost.Processor, "s", mostTime, ours, hugo),
        Of(name + ".memory", cost => cost.Memory, "MB", 0.25, ours, hugo),
    ];

    private static Figure Of(string name, Func<Cost, double> what, string unit, double most, List<Cost> ours, List<Cost> hugo) =>
        Figure.Of(name, [.. ours.Select(what)], [.. hugo.Select(what)], unit, $"ratio <= {most}", (_, ratio) => ratio <= most);

    private static async Task KeepAsync(int pages, IReadOnlyList<Figure> figures)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryRoot.Find(AppContext.BaseDirectory)!, "artifacts", "benchmarks"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"peers-{pages}.json"), JsonSerializer.Serialize(figures, FigureJson.Default.IReadOnlyListFigure));
    }
}
