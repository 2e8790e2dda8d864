namespace MassGen.Events;

/// <summary>The files in an agent's workspace were kept with its answer. Nothing is told where there are none.</summary>
public sealed record FilesCaptured : RunEvent
{
    /// <summary>The answer they belong to, for example <c>agent2.1</c>.</summary>
    public required string AnswerId { get; init; }

    /// <summary>How many files there are.</summary>
    public required int Files { get; init; }

    /// <summary>How many bytes they have together.</summary>
    public required long Bytes { get; init; }
}
