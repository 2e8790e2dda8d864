using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MassGen.Docs;
using MassGen.Docs.Site.Measuring;

namespace MassGen.Benchmarks;

/// <summary>The figures of this run: told as they come, and kept in a file that a page of the site is written from.</summary>
/// <param name="commit">What is measured, in words.</param>
internal sealed class ReportFile(string commit)
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly List<Measured> _figures = [];
    private readonly List<(string Name, string Reason)> _missing = [];
    private readonly string _machine = Machine();

    /// <summary>Whether all was measured, and every goal met.</summary>
    public bool IsGood => _missing.Count == 0 && _figures.TrueForAll(figure => figure.IsMet);

    /// <summary>Begins a report; what changes from here on is not what is measured.</summary>
    public static async Task<ReportFile> BeginAsync() => new(await CommitAsync());

    public void Add(IReadOnlyList<Measured> figures)
    {
        foreach (var figure in figures)
        {
            Console.WriteLine(Figure.Line(figure));
            _figures.Add(figure);
        }
    }

    public void AddMissing(string name, Exception failed)
    {
        var isExpected = failed is InvalidOperationException;
        Console.Error.WriteLine($"{name}: not measured. {(isExpected ? failed.Message : failed.ToString())}");
        _missing.Add((name, failed.Message.Split('\n')[0]));
    }

    public async Task WriteAsync(string file, IReadOnlyList<string> line)
    {
        var document = new JsonObject
        {
            ["measuredAt"] = TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["commit"] = commit,
            ["machine"] = _machine,
            ["command"] = "dotnet run --project tests/MassGen.Benchmarks -- " + string.Join(' ', line),
            ["figures"] = new JsonArray([.. _figures.Select(Json)]),
            ["missing"] = new JsonArray([.. _missing.Select(missing => new JsonObject { ["name"] = missing.Name, ["reason"] = missing.Reason })]),
        };
        await File.WriteAllTextAsync(file, document.ToJsonString(Readable) + "\n");
    }

    private static JsonObject Json(Measured figure) => new()
    {
        ["name"] = figure.Name,
        ["what"] = figure.What,
        ["against"] = figure.Against,
        ["unit"] = figure.Unit,
        ["ours"] = figure.Ours,
        ["peer"] = figure.Peer,
        ["goal"] = figure.Goal.ToString(),
    };

    private static async Task<string> CommitAsync()
    {
        var commit = await Git.AskAsync(Sources.Root, ["rev-parse", "--short=10", "HEAD"], CancellationToken.None);
        var changes = await Git.AskAsync(Sources.Root, ["status", "--porcelain", "--", "src", "tests", "site-templates", "docs-src", "examples"], CancellationToken.None);
        return commit.Fault is not null ? "an unknown commit"
            : $"commit {commit.Text.Trim()}" + (string.IsNullOrWhiteSpace(changes.Text) ? "" : " and changes that were not committed");
    }

    private static string Machine() =>
        $"{RuntimeInformation.OSDescription} with {Environment.ProcessorCount} cores and {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 30} GB of memory, {RuntimeInformation.FrameworkDescription}{Load()}";

    // Of other programs: figures in seconds mean little on a machine that is busy with something else.
    private static string Load() =>
        File.Exists("/proc/loadavg") ? $", at a load of {File.ReadAllText("/proc/loadavg").Split(' ')[0]} when it began" : "";
}
