using System.Text.RegularExpressions;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Events;

namespace MassGen.Docs.Coverage;

/// <summary>What expectations name, and what evidence of them bears out.</summary>
internal static partial class Proof
{
    // No result is written for the tools by which agents decide. That they were called is known all the same: a script of which a step
    // was not asked for fails.
    private static readonly HashSet<string> Decisions =
        [Agents.WorkflowTools.NewAnswer, Agents.WorkflowTools.Vote, .. Agents.EvaluationTools.All.Select(tool => tool.Name)];

    /// <summary>The events, tools and codes that expectations name.</summary>
    public static IEnumerable<FeatureName> Named(IEnumerable<Expectation> expectations)
    {
        foreach (var expectation in expectations)
        {
            if (expectation is ExpectedDiagnostic diagnostic)
            {
                yield return new FeatureName(FeatureKind.Diagnostic, diagnostic.Code);
            }
            else if (expectation is ExpectedEvent { Count: not 0 } happened)
            {
                yield return new FeatureName(FeatureKind.Event, happened.Type);
                foreach (var field in happened.Fields)
                {
                    yield return field.Key == "tool" ? Tool(field.Value) : new FeatureName(FeatureKind.Diagnostic, field.Value);
                }
            }
        }
    }

    /// <summary>The codes and events in a text that readers see printed. What is printed is compared, so it was really there.</summary>
    public static IEnumerable<FeatureName> Printed(string text) =>
    [
        .. Code().Matches(text).Select(match => new FeatureName(FeatureKind.Diagnostic, match.Value)),
        .. EventTypes.All.Where(word => text.Contains(word, StringComparison.Ordinal)).Select(word => new FeatureName(FeatureKind.Event, word)),
    ];

    /// <summary>A tool.</summary>
    public static FeatureName Tool(string name) => new(FeatureKind.Tool, name);

    /// <summary>
    /// Those of the features that passed evidence bears out: events and tools that the run's log tells of, backends that a run used, and
    /// keys, flags and codes whatever the expectations were that held.
    /// </summary>
    public static IReadOnlySet<FeatureName> Of(IReadOnlySet<FeatureName> shown, VerificationEvidence evidence)
    {
        var happened = evidence.Events.Select(EventTypes.WordOf).ToHashSet();
        var worked = evidence.Events.OfType<ToolFinished>().Select(tool => tool.Tool).ToHashSet();
        return shown.Where(feature => feature.Kind switch
        {
            // A page that only prints a log has no run of its own; its text was compared.
            FeatureKind.Event => happened.Count == 0 || happened.Contains(feature.Name),
            FeatureKind.Tool => worked.Contains(feature.Name) || Decisions.Contains(feature.Name),
            FeatureKind.Backend => happened.Count > 0,
            _ => true,
        }).ToHashSet();
    }

    [GeneratedRegex(@"\bMG[0-9]{4}\b")]
    private static partial Regex Code();
}
