using System.Globalization;
using MassGen.Cli.Displays;
using MassGen.Models;

namespace MassGen.Cli.Models;

/// <summary>Models as a table for people.</summary>
internal static class ModelTable
{
    private static readonly string[] Heading = ["MODEL", "SERVICE", "READS", "IN", "CACHED", "OUT", "STATE"];

    // Figures stand under each other to the right.
    private static readonly bool[] Right = [false, false, true, true, true, true, false];

    public static bool Matches(ModelProfile model, string? filter) => filter is null
        || model.Aliases.Concat(model.Hosts.Select(host => $"{host.Provider}/{host.Id}")).Append(model.Id).Append(model.Provider)
            .Append(model.Retired is null ? "served" : "retired").Any(text => text.Contains(filter, StringComparison.OrdinalIgnoreCase));

    public static string Of(IReadOnlyList<ModelProfile> models, ModelRegistry registry, DateOnly today)
    {
        var rows = models.Select(model => Row(model, registry, today));
        return TextTable.Of(Heading, Right, rows)
            .Append("\nUS dollars per million tokens, for short prompts; a dash is not known. 'massgen models show MODEL' tells the rest.\n").ToString();
    }

    private static string[] Row(ModelProfile model, ModelRegistry registry, DateOnly today)
    {
        var served = registry.Served(model, today);
        var rates = registry.Charged(model, today)?.Base;
        return
        [
            model.Id, model.Provider, served.ContextTokens is { } tokens ? Short(tokens) : "-",
            Money(rates?.Input), Money(rates is null ? null : rates.CachedInput), Money(rates?.Output), State(model, today),
        ];
    }

    private static string State(ModelProfile model, DateOnly today) => !model.IsRetired(today) ? model.Provider == "open" ? "at other services" : "served"
        : model.ServedBy is { } other ? $"retired {Day(model.Retired!.Value)}, {other.Model} answers"
        : $"retired {Day(model.Retired!.Value)}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Short(long tokens) => tokens >= 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{tokens / 1_000_000m:0.##}M")
        : string.Create(CultureInfo.InvariantCulture, $"{tokens / 1000}k");

    private static string Money(decimal? usd) => usd is { } known ? known.ToString("0.00##", CultureInfo.InvariantCulture) : "-";
}
