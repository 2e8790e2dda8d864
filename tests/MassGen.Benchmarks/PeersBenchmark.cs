using System.Globalization;
using MassGen.Benchmarks.Peers;
using MassGen.Docs.Site.Measuring;

namespace MassGen.Benchmarks;

/// <summary>A cold build of a corpus by our program and by others, alternately: wall time, processor time and memory of the processes.</summary>
internal static class PeersBenchmark
{
    public static async Task<IReadOnlyList<Measured>> RunAsync() => [.. await RunAsync(1_000, new Goals(0.5, 0.25, Rounds: 7), withEleventy: true)];

    public static async Task<IReadOnlyList<Measured>> RunLargeAsync() => [.. await RunAsync(10_000, new Goals(0.35, 0.25, Rounds: 3), withEleventy: false)];

    private static async Task<List<Measured>> RunAsync(int pages, Goals goals, bool withEleventy)
    {
        if (!Cost.CanBeMeasured || !File.Exists("/usr/bin/hugo"))
        {
            throw new InvalidOperationException("The benchmark 'peers' needs GNU time and Hugo: apt-get install -y time hugo.");
        }

        var folder = Directory.CreateTempSubdirectory("massgen-peers-");
        try
        {
            var program = await PublishedProgram.MakeAsync(folder.FullName);
            Corpus.Write(Path.Combine(folder.FullName, "corpus"), pages);
            HugoSite.Write(Path.Combine(folder.FullName, "hugo"));
            var eleventy = Path.Combine(folder.FullName, "eleventy");
            if (withEleventy)
            {
                Directory.CreateDirectory(eleventy);
                await EleventySite.WriteAsync(eleventy);
            }

            return await MeasureAsync(folder.FullName, program, pages, goals, withEleventy ? eleventy : null);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<List<Measured>> MeasureAsync(string folder, PublishedProgram program, int pages, Goals goals, string? eleventyFolder)
    {
        List<Cost> ours = [], hugo = [], eleventy = [];
        for (var round = 0; round < goals.Rounds; round++)
        {
            ours.Add(await Cost.OfAsync(folder, program.Path, "build", "--source", "corpus", "--output", $"by-us-{round}"));
            hugo.Add(await Cost.OfAsync(
                folder, "hugo", "--quiet", "--source", "hugo", "--contentDir", Path.Combine(folder, "corpus"), "--destination", Path.Combine(folder, $"by-hugo-{round}")));
            if (eleventyFolder is not null)
            {
                eleventy.Add(await Cost.OfAsync(eleventyFolder, "node", EleventySite.Build("../corpus", $"../by-eleventy-{round}")));
            }
        }

        var what = string.Create(CultureInfo.InvariantCulture, $"{pages:N0} pages built by {program.Words}");
        return
        [
            .. Figures($"peers.hugo-{pages}", what, await VersionAsync(folder, "Hugo", "hugo", "version"), goals, ours, hugo),
            .. eleventyFolder is null ? [] : Figures(
                $"peers.eleventy-{pages}", what, await VersionAsync(eleventyFolder, "Eleventy", "node", "node_modules/.bin/eleventy", "--version"), new Goals(1, 1, goals.Rounds), ours, eleventy),
        ];
    }

    private static async Task<string> VersionAsync(string folder, string name, string program, params string[] line)
    {
        var said = await Cost.PrintedByAsync(folder, program, line);
        return $"{name} {said.Split(' ', '\n').FirstOrDefault(word => word.Any(char.IsAsciiDigit))?.TrimStart('v').Split('+')[0]}";
    }

    private static List<Measured> Figures(string name, string what, string peer, Goals goals, List<Cost> ours, List<Cost> theirs)
    {
        Measured Of(string part, string words, Func<Cost, double> figure, string unit, double most) => Figure.Of(
            $"{name}.{part}", $"{what}: {words}", peer, [.. ours.Select(figure)], [.. theirs.Select(figure)], unit,
            string.Create(CultureInfo.InvariantCulture, $"ratio <= {most}"));
        return
        [
            Of("wall", "time", cost => cost.Wall, "s", goals.Time),
            Of("processor", "processor time", cost => cost.Processor, "s", goals.Time),
            Of("memory", "memory", cost => cost.Memory, "MB", goals.Memory),
        ];
    }

    /// <param name="Time">The most of the peer's time.</param>
    /// <param name="Memory">The most of the peer's memory.</param>
    /// <param name="Rounds">How often each is built. Seconds are told apart from the machine's moods by more rounds than minutes are.</param>
    private sealed record Goals(double Time, double Memory, int Rounds);
}
