using MassGen.Diagnostics;
using MassGen.Events;

namespace MassGen.Docs.Verify;

/// <summary>What came of an example.</summary>
public sealed record FoundOutcome
{
    private static readonly Dictionary<string, string> NoFiles = [];

    /// <summary>The whole log of the run; empty when nothing was run.</summary>
    public IReadOnlyList<RunEvent> Events { get; init; } = [];

    /// <summary>The files found in the winner's workspace, by path.</summary>
    public IReadOnlyDictionary<string, string> Files { get; init; } = NoFiles;

    /// <summary>The files of the folder the run started in, as they were afterwards, by path.</summary>
    public IReadOnlyDictionary<string, string> Materials { get; init; } = NoFiles;

    /// <summary>What was said about the configuration.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>How the run ended, or null when nothing was run.</summary>
    public RunFinished? Finished => Events.OfType<RunFinished>().SingleOrDefault();
}
