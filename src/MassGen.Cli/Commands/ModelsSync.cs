using System.CommandLine;
using System.Text;
using MassGen.Cli.Models;
using MassGen.Diagnostics;
using MassGen.Models;
using MassGen.Models.PriceFile;

namespace MassGen.Cli.Commands;

/// <summary><c>massgen models sync</c>: keeps LiteLLM's price file beside our registry.</summary>
internal static class ModelsSync
{
    private static readonly Option<string> From = new("--from")
    {
        HelpName = "FILE|URL",
        Description = "Where to read it: model_prices_and_context_window.json of LiteLLM's repository.",
        Required = true,
    };

    /// <summary>The command.</summary>
    public static Command Tree(TimeProvider time)
    {
        var sync = new Command("sync", "Keeps LiteLLM's price file for models that are not known here, and tells where it differs from what is.") { From };
        sync.SetAction((parsed, token) => RunAsync(parsed.GetValue(From)!, time, token));
        return sync;
    }

    private static async Task<int> RunAsync(string from, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await PriceSource.ReadAsync(from, cancellationToken);
            var rows = LiteLlmFile.Read(bytes, from);
            var kept = await PriceStore.OfUser.KeepAsync(bytes, from, time.GetUtcNow(), cancellationToken);
            await Console.Out.WriteAsync(Report(rows, kept, DateOnly.FromDateTime(kept.ReadAt.UtcDateTime)).AsMemory(), cancellationToken);
            return ExitCodes.Success;
        }
        catch (InvalidInputException invalid)
        {
            await Console.Error.WriteLineAsync(invalid.Message.AsMemory(), cancellationToken);
            return ExitCodes.Configuration;
        }
    }

    private static string Report(IReadOnlyList<PriceRow> rows, KeptPrices kept, DateOnly today)
    {
        var registry = ModelRegistry.Default;
        var known = rows.Count(row => registry.Find(row.Provider, row.Model) is not null);
        var differences = registry.Differences(rows, today);
        var report = new StringBuilder($"Kept {rows.Count} prices, sha256 {kept.Sha256[..12]}. {rows.Count - known} are of models that are not known here.\n");
        report.Append($"Of {known} that are known, {differences.Count} differ; what is known here counts:\n");
        foreach (var difference in differences)
        {
            report.Append($"  {difference.Key}: {ModelWords.Figures(difference.File)}; here {ModelWords.Figures(difference.Ours)}\n");
        }

        return report.ToString();
    }
}
