using System.Globalization;
using MassGen.Diagnostics;
using MassGen.Yaml;

namespace MassGen.Docs.Site.Measuring;

/// <summary>Reads <c>eng/benchmarks.json</c>, which the benchmarks write with <c>--json</c>. Whether goals are met is computed, not read.</summary>
public static class MeasurementFile
{
    /// <summary>The file, from the repository's root.</summary>
    public const string FileName = "eng/benchmarks.json";

    private const string Advice = "Let the benchmarks write the file again; nobody needs to edit it.";

    /// <summary>Reads the figures of a repository.</summary>
    /// <returns>Without a run when there is no file, or when it cannot be used and a fault says why.</returns>
    public static Measurements Of(string root, ICollection<Diagnostic> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var path = Path.Combine(root, FileName);
        return new Measurements(File.Exists(path) ? Read(new SourceText(FileName, File.ReadAllText(path).ReplaceLineEndings("\n")), faults) : null);
    }

    /// <summary>Reads figures. JSON is YAML, so faults have their place.</summary>
    public static MeasuredRun? Read(SourceText source, ICollection<Diagnostic> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var found = new List<Diagnostic>();
        var run = Document(source, found);
        found.ForEach(faults.Add);
        return found.Count == 0 ? run : null;
    }

    private static MeasuredRun? Document(SourceText source, List<Diagnostic> faults)
    {
        try
        {
            return MapReader.Document(source, faults) is { } document ? Run(document) : null;
        }
        catch (InvalidInputException invalid)
        {
            faults.AddRange(invalid.Diagnostics);
            return null;
        }
    }

    private static MeasuredRun Run(MapReader document)
    {
        var run = new MeasuredRun
        {
            MeasuredAt = Moment(document),
            Commit = document.RequiredText("commit"),
            Machine = document.RequiredText("machine"),
            Command = document.RequiredText("command"),
            Figures = [.. document.Sections("figures").Select(Figure)],
            Missing = [.. document.Sections("missing").Select(Missing)],
        };
        document.RefuseUnknown();
        foreach (var again in run.Figures.GroupBy(figure => figure.Name).Where(same => same.Count() > 1))
        {
            document.Fault("MG7108", "figures", $"'{again.Key}' stands in the list more than once.", Advice);
        }

        return run;
    }

    private static DateTimeOffset Moment(MapReader document)
    {
        var text = document.AnyText("measuredAt") ?? "";
        if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            document.Fault("MG7108", "measuredAt", $"'{text}' is not a moment, such as 2026-11-21T15:00:00Z.", Advice);
        }

        return moment;
    }

    private static Measured Figure(MapReader figure)
    {
        var (name, goal) = (figure.RequiredText("name"), figure.RequiredText("goal"));
        if (Goal.Parse(goal) is null)
        {
            figure.Fault("MG7108", "goal", $"'{goal}' is not a goal: {Goal.Form}.", Advice);
        }

        var measured = new Measured(
            name, figure.RequiredText("what"), figure.RequiredText("against"), figure.RequiredText("unit"),
            Positive(figure, "ours"), Positive(figure, "peer"), Goal.Parse(goal) ?? new Goal(IsRatio: false, IsMost: true, 0));
        figure.RefuseUnknown();
        return measured;
    }

    private static double Positive(MapReader figure, string key)
    {
        var number = figure.Number(key);
        if (number is null or <= 0)
        {
            figure.Fault("MG7108", key, $"'{key}' must be a number above 0.", Advice);
        }

        return (double)(number ?? 0);
    }

    private static (string Name, string Reason) Missing(MapReader missing)
    {
        var said = (missing.RequiredText("name"), missing.RequiredText("reason"));
        missing.RefuseUnknown();
        return said;
    }
}
