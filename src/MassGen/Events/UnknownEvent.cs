namespace MassGen.Events;

/// <summary>
/// An event of a type that this version does not know, read from a newer version's file. It keeps its place in the log, so that
/// the rest can be read; it changes nothing, and this version never writes one.
/// </summary>
public sealed record UnknownEvent : RunEvent
{
    /// <summary>The type, as it was written.</summary>
    public required string Type { get; init; }
}
