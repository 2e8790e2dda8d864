using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using MassGen.Docs.Commands;
using MassGen.Docs.Evidence;
using MassGen.Docs.Verify;
using MassGen.Docs.Verify.Sessions;

namespace MassGen.Benchmarks;

/// <summary>
/// What verification adds to a command: finding a sandbox, its shell, matching, evidence. The commands sleep about as long as those of the
/// guides take, one after the other, so that sandboxes can be started ahead as in any verification.
/// </summary>
internal static class SnippetOverhead
{
    public const double Seconds = 0.3;
    private const int Count = 25;

    public static async Task<(IReadOnlyList<double> Ours, IReadOnlyList<double> Peer)> MeasureAsync()
    {
        var folder = Directory.CreateTempSubdirectory("massgen-benchmark-");
        try
        {
            WritePage(folder.FullName);
            var clock = new SessionClock();
            var parts = PageSnippets.Parts;
            var sessions = SnippetSessions.Of(parts.Read(folder.FullName).Snippets);
            var options = new VerifyOptions { Jobs = 1, UseCache = false };
            var verification = new Verification(folder.FullName, parts, options, new Workspace(folder.FullName).Evidence, clock, TimeProvider.System);
            var results = await verification.RunAsync(new Units([], sessions), CancellationToken.None);
            if (results.FirstOrDefault(result => result.Status != VerificationStatus.Passed) is { } failed)
            {
                throw new InvalidOperationException($"A snippet did not pass: {failed.Reason}");
            }

            return ([.. clock.Milliseconds.Select(Beyond)], [.. Enumerable.Range(0, Count).Select(_ => Beyond(Plain()))]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double Beyond(double milliseconds) => milliseconds - (Seconds * 1000);

    private static void WritePage(string root)
    {
        var fences = Enumerable.Range(0, Count).Select(index => string.Create(CultureInfo.InvariantCulture, $"```bash id=sleep-{index}\nsleep {Seconds}\n```\n"));
        Directory.CreateDirectory(Path.Combine(root, "docs-src"));
        File.WriteAllText(Path.Combine(root, "docs-src", "index.md"), "---\ntitle: Sleep\ndescription: Commands that wait.\norder: 0\n---\n\n# Sleep\n\n" + string.Join('\n', fences));
    }

    private static double Plain()
    {
        var started = Stopwatch.GetTimestamp();
        using var process = Process.Start("bash", ["-c", string.Create(CultureInfo.InvariantCulture, $"sleep {Seconds}")]);
        process.WaitForExit();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private sealed class SessionClock : IVerificationProgress
    {
        private readonly ConcurrentDictionary<string, long> _started = [];

        public ConcurrentQueue<double> Milliseconds { get; } = [];

        public void Say(string text)
        {
            // The sandbox in use is the machine's business.
        }

        public void Started(string id) => _started[id] = Stopwatch.GetTimestamp();

        public void Doing(string id, string text)
        {
            // Nobody watches.
        }

        public void Finished(VerificationResult result) => Milliseconds.Enqueue(Stopwatch.GetElapsedTime(_started[result.Id]).TotalMilliseconds);
    }
}
