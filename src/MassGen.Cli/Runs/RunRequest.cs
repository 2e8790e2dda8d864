using MassGen.Cli.Displays;
using MassGen.Configuration;
using MassGen.Runs;

namespace MassGen.Cli.Runs;

/// <summary>A configuration to run, and where it came from.</summary>
/// <param name="Config">The configuration.</param>
/// <param name="Path">Its path as it was given, or null when there is no file.</param>
internal sealed record ChosenConfig(MassGenConfig Config, string? Path);

/// <summary>How questions are put, whatever they are.</summary>
internal sealed record RunSettings
{
    /// <summary>Where commands run: a provider's name or <c>auto</c>.</summary>
    public required string Sandbox { get; init; }

    /// <summary>Scripted models in place of the agents' own, or null.</summary>
    public ScriptedModels? Models { get; init; }

    /// <summary>How a run is shown.</summary>
    public required IRunDisplay Display { get; init; }

    /// <summary>A time limit in place of the configuration's, or null.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>The run's folder where somebody named one, or null.</summary>
    public string? RunFolder { get; init; }

    /// <summary>Where a film of agents' desktops is to go, or null.</summary>
    public string? RecordPath { get; init; }

    /// <summary>Another file for the event log, or null.</summary>
    public string? EventsPath { get; init; }
}

/// <summary>One question to put.</summary>
internal sealed record RunRequest
{
    public required ChosenConfig Config { get; init; }

    public required string Question { get; init; }

    public required RunSettings Settings { get; init; }

    /// <summary>The session that it continues, or null when it continues none.</summary>
    public string? SessionId { get; init; }

    /// <summary>The session's earlier turns.</summary>
    public IReadOnlyList<EarlierTurn> History { get; init; } = [];

    /// <summary>The run that is continued, or null for a new one.</summary>
    public ResumedRun? Resumed { get; init; }
}
