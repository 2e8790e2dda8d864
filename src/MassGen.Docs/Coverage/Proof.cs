using System.Text.RegularExpressions;
using MassGen.Docs.Evidence;
using MassGen.Docs.Examples;
using MassGen.Events;

namespace MassGen.Docs.Coverage;

/// <summary>What expectations name, and what evidence of them bears out.</summary>
internal static partial class Proof
{
    /// <summary>The events, tools and codes that expectations name.</summary>
    public static IEnumerable<FeatureName> Named(IEnumerable<Expectation> expectations)
    {
        foreach (var expectation in expectations)
        {
            if (expectation is ExpectedDiagnostic diagnostic)
            {
                yield return new FeatureName(FeatureKind.Diagnostic, diagnostic.Code);
            }
            else if (expectation is ExpectedEvent happened)
            {
                yield return new FeatureName(FeatureKind.Event, happened.Type);
                foreach (var field in happened.Fields)
                {
                    yield return field.Key == "tool" ? Tool(field.Value) : new FeatureName(FeatureKind.Diagnostic, field.Value);
                }
            }
        }
    }

    /// <summary>The codes in a text that readers see printed.</summary>
    public static IEnumerable<FeatureName> Codes(string text) =>
        Code().Matches(text).Select(match => new FeatureName(FeatureKind.Diagnostic, match.Value));

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
        var decided = Decisions(evidence.Events);
        return shown.Where(feature => feature.Kind switch
        {
            FeatureKind.Event => happened.Contains(feature.Name),
            FeatureKind.Tool => worked.Contains(feature.Name) || decided.Contains(feature.Name),
            FeatureKind.Backend => happened.Count > 0,
            _ => true,
        }).ToHashSet();
    }

    // The tools by which agents decide end their turn, so no result is ever written for them.
    private static HashSet<string> Decisions(IReadOnlyList<RunEvent> events) =>
    [
        .. events.OfType<AnswerSubmitted>().Select(_ => Agents.WorkflowTools.NewAnswer),
        .. events.OfType<VoteCast>().Select(_ => Agents.WorkflowTools.Vote),
        .. events.OfType<ToolRequested>().Select(tool => tool.Tool).Where(Agents.EvaluationTools.All.Select(tool => tool.Name).Contains),
    ];

    [GeneratedRegex(@"\bMG[0-9]{4}\b")]
    private static partial Regex Code();
}
