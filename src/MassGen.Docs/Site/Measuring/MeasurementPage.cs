using System.Globalization;
using System.Text;

namespace MassGen.Docs.Site.Measuring;

/// <summary>The table of the benchmarks as a page, as if somebody had written it. Goals that are missed are shown like those that are met.</summary>
internal static class MeasurementPage
{
    /// <summary>Where the page is.</summary>
    public const string Path = "project/benchmarks.md";

    // Between a figure and its unit no line ends.
    private const char Gap = '\u00A0';

    public static string Markdown(Measurements measurements)
    {
        var page = new StringBuilder("""
            ---
            title: Benchmarks
            description: How fast it is beside other programs, on which machine, and which goals are met and missed.
            order: 80
            ---

            # Benchmarks

            Every figure is taken beside another one, alternately and in the same run, so that a busy machine slows down both. Shown are
            medians, and 95th percentiles where a line says so. This page is written from the file that the benchmarks leave; [how to run them](../guides/measuring.md).


            """);
        if (measurements.Run is not { } run)
        {
            return page.Append($"Nothing was measured: the repository has no `{MeasurementFile.FileName}`.\n").ToString().ReplaceLineEndings("\n");
        }

        page.Append(CultureInfo.InvariantCulture, $"Measured on {Figures.Moment(run.MeasuredAt)} with {run.Commit}, on {run.Machine}. ");
        page.Append(CultureInfo.InvariantCulture, $"{run.Figures.Count(figure => figure.IsMet)} of {run.Figures.Count} goals are met. The same again:\n\n");
        page.Append(CultureInfo.InvariantCulture, $"```bash skip=\"takes a quarter of an hour and other programs\"\n{run.Command}\n```\n");
        foreach (var group in run.Figures.GroupBy(figure => figure.Name.Split('.')[0]))
        {
            Table(page, group.Key, [.. group]);
        }

        NotMeasured(page, run);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Table(StringBuilder page, string name, IReadOnlyList<Measured> figures)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {char.ToUpperInvariant(name[0])}{name[1..]}\n\n");
        page.Append("| figure | ours | peer | ratio | goal | met |\n|---|--:|--:|--:|---|---|\n");
        foreach (var figure in figures)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"| {Escape(figure.What)}, beside {Escape(figure.Against)} | {Number(figure.Ours)}{Gap}{figure.Unit} | {Number(figure.Peer)}{Gap}{figure.Unit} | {Number(figure.Ratio)} | {Words(figure.Goal, figure.Unit)} | {(figure.IsMet ? "yes" : "**no**")} |\n");
        }
    }

    private static void NotMeasured(StringBuilder page, MeasuredRun run)
    {
        if (run.Missing.Count == 0)
        {
            return;
        }

        page.Append("\n## Not measured\n\n| benchmark | reason |\n|---|---|\n");
        foreach (var (name, reason) in run.Missing)
        {
            page.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Escape(reason)} |\n");
        }
    }

    private static string Words(Goal goal, string unit) => string.Create(
        CultureInfo.InvariantCulture, $"{(goal.IsRatio ? "ratio" : "ours")} {(goal.IsMost ? "≤" : "≥")}{Gap}{Number(goal.Limit)}{(goal.IsRatio ? "" : $"{Gap}{unit}")}");

    // Three digits tell figures apart; more would only look exact.
    private static string Number(double number) =>
        number.ToString(number switch { >= 1000 => "N0", >= 100 => "0", >= 10 => "0.#", >= 0.1 => "0.##", _ => "0.####" }, CultureInfo.InvariantCulture);

    private static string Escape(string text) => text.Replace("|", @"\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
