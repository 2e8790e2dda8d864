using System.Globalization;
using MassGen.Docs.Evidence;
using MassGen.Projections;

namespace MassGen.Docs.Site.ExamplePages;

/// <summary>What one agent did until another did something.</summary>
/// <param name="Agent">The agent's id, or null for the run as a whole.</param>
/// <param name="Name">Its anonymous name.</param>
/// <param name="Steps">What it did.</param>
public sealed record TranscriptPart(string? Agent, string? Name, IReadOnlyList<StepView> Steps)
{
    /// <summary>Whether it is only coming and going, which needs a line and no box.</summary>
    public bool IsAside => Steps.All(step => step.Kind == StepWords.Quiet);

    /// <summary>A transcript in parts.</summary>
    /// <param name="transcript">What was done.</param>
    /// <param name="startedAt">When the run began; times are counted from there, as in its timeline.</param>
    /// <param name="frames">The pictures of screens that the evidence has.</param>
    public static IReadOnlyList<TranscriptPart> Of(Transcript transcript, DateTimeOffset startedAt, IReadOnlyList<FrameEvidence>? frames = null)
    {
        var pictures = (frames ?? []).ToDictionary(frame => frame.Hash, StringComparer.Ordinal);
        var parts = new List<(string? Agent, string? Name, List<StepView> Steps)>();
        foreach (var step in transcript.Steps.Where(step => !IsInsideTool(step, transcript)))
        {
            var agent = step is Ended ? null : step.Agent;
            if (parts.Count == 0 || parts[^1].Agent != agent)
            {
                parts.Add((agent, step is Ended ? null : step.Name, []));
            }

            var since = step.At > startedAt ? step.At - startedAt : TimeSpan.Zero;
            var told = new StepWords(transcript).Of(step, since);
            parts[^1].Steps.Add(told with
            {
                Picture = told.Frame is { } hash && pictures.TryGetValue(hash, out var frame) ? FramePictures.Html(frame, told.What) : null,
                At = since.TotalMilliseconds.ToString("0.###", CultureInfo.InvariantCulture), Agent = agent, Name = parts[^1].Name,
            });
        }

        return [.. parts.Select(part => new TranscriptPart(part.Agent, part.Name, part.Steps))];
    }

    // A command is told with the tool call that ran it.
    private static bool IsInsideTool(TranscriptStep step, Transcript transcript) =>
        step is RanCommand { CallId: { } call } && transcript.Steps.Any(other => other is UsedTool tool && tool.CallId == call && tool.Agent == step.Agent);
}

/// <summary>One step as a page shows it.</summary>
/// <param name="Kind">The style sheet's word.</param>
/// <param name="What">What was done, in a few words.</param>
/// <param name="Time">When, counted from the beginning.</param>
public sealed record StepView(string Kind, string What, string Time)
{
    /// <summary>When, in milliseconds from the beginning, for scripts.</summary>
    public string At { get; init; } = "0";

    /// <summary>Who, by id; null for the run as a whole.</summary>
    public string? Agent { get; init; }

    /// <summary>Who, by the anonymous name.</summary>
    public string? Name { get; init; }

    /// <summary>What was said, as text.</summary>
    public string? Text { get; init; }

    /// <summary>Code and terminals, as HTML.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    /// <summary>The hash of the screen afterwards, where there was one.</summary>
    public string? Frame { get; init; }

    /// <summary>The picture of the screen, as HTML; null where the evidence has none.</summary>
    public string? Picture { get; init; }

    /// <summary>What is folded away at first.</summary>
    public IReadOnlyList<FoldView> Folds { get; init; } = [];
}

/// <summary>Something folded away.</summary>
public sealed record FoldView(string Summary, string Html);
