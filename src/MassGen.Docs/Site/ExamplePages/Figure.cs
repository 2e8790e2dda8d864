using System.Globalization;
using MassGen.Docs.Evidence;
using MassGen.Events;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>A figure of the last verification.</summary>
/// <param name="Name">What was counted.</param>
/// <param name="Value">The count.</param>
/// <param name="Note">What belongs to it, in a few words.</param>
public sealed record Figure(string Name, string Value, string Note)
{
    /// <summary>The figures of all evidence for the present files; empty when there is none.</summary>
    public static IReadOnlyList<Figure> Of(IReadOnlyList<ExamplePage> examples)
    {
        var known = examples.Select(page => page.PresentEvidence).OfType<VerificationEvidence>().ToList();
        if (known.Count == 0)
        {
            return [];
        }

        var runs = known.Where(evidence => evidence.Events.Any(happened => happened is RunStarted)).ToList();
        var events = runs.SelectMany(evidence => evidence.Events).ToList();
        var checks = known.SelectMany(evidence => evidence.Checks).ToList();
        var last = known.Max(evidence => evidence.VerifiedAt);
        return
        [
            new("Examples verified", Of(known.Count(evidence => evidence.Status == VerificationStatus.Passed), examples.Count), Others(examples)),
            new("Last verified", last.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture), last.UtcDateTime.ToString("'at' HH:mm 'UTC'", CultureInfo.InvariantCulture)),
            new("Runs of agents", Figures.Count(runs.Count), $"{Figures.Count(events.OfType<RunStarted>().Sum(run => run.Agents.Count))} agents took part"),
            new("Model calls", Figures.Count(events.OfType<ModelFinished>().Count()), Words(runs)),
            new("Commands executed", Figures.Count(events.OfType<CommandFinished>().Count()), Sandboxes(runs)),
            new("Expectations held", Of(checks.Count(check => check.Held), checks.Count), "each with its place in a file"),
        ];
    }

    private static string Of(int part, int whole) => $"{Figures.Count(part)} of {Figures.Count(whole)}";

    private static string Others(IReadOnlyList<ExamplePage> examples)
    {
        var others = examples.Select(ExampleStatus.Of).Where(status => status.Kind is not ("verified" or "old"))
            .GroupBy(status => status.Label).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Count()} {group.Key.ToLowerInvariant()}").ToList();
        return others.Count == 0 ? "with exactly the present files" : string.Join(", ", others);
    }

    private static string Words(IReadOnlyList<VerificationEvidence> runs) => string.Join(", ", runs
        .GroupBy(evidence => evidence.Fixture switch { "scripted" => "scripted by hand", "recorded" => "from recordings", _ => "live" })
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{Figures.Count(group.Sum(evidence => evidence.Events.OfType<ModelFinished>().Count()))} {group.Key}"));

    private static string Sandboxes(IReadOnlyList<VerificationEvidence> runs)
    {
        var providers = runs.Select(evidence => evidence.Sandbox?.Provider).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        return providers.Count == 0 ? "no sandbox was needed" : $"sandboxed by {string.Join(" and ", providers)}";
    }
}
