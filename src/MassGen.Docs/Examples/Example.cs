using MassGen.Diagnostics;
using MassGen.Events;
using MassGen.Runs;

namespace MassGen.Docs.Examples;

/// <summary>One folder of <c>examples/</c>: a configuration that readers copy, a question, and what must come of it.</summary>
public sealed record Example
{
    /// <summary>The folder's name.</summary>
    public required string Id { get; init; }

    /// <summary>The folder.</summary>
    public required string Folder { get; init; }

    /// <summary>The hash of all files of the folder, from just before they were read.</summary>
    public required string FilesHash { get; init; }

    /// <summary>The <c>example.yaml</c>.</summary>
    public required SourceText Source { get; init; }

    /// <summary>A heading for people.</summary>
    public required string Title { get; init; }

    /// <summary>What it shows, in a sentence or two of Markdown.</summary>
    public required string Summary { get; init; }

    /// <summary>The question put to the agents; null for an example that shows how a configuration is refused.</summary>
    public string? Question { get; init; }

    /// <summary>Earlier turns of the same session, oldest first.</summary>
    public IReadOnlyList<EarlierTurn> Earlier { get; init; } = [];

    /// <summary>The configuration, as readers copy it.</summary>
    public required SourceText Config { get; init; }

    /// <summary>Where the models' answers come from, or null when the example has none and can only run live.</summary>
    public Fixture? Fixture { get; init; }

    /// <summary>Whether what it shows is only so in a container; elsewhere it is skipped.</summary>
    public bool NeedsContainer { get; init; }

    /// <summary>How long the run may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>What must come of it; at least one.</summary>
    public required IReadOnlyList<Expectation> Expectations { get; init; }

    /// <summary>
    /// The folder whose copy a run starts in, as people start <c>massgen</c> in a folder of theirs: context paths and programs of
    /// tool servers are looked for there. Null when the example has none.
    /// </summary>
    public string? Materials => Directory.Exists(System.IO.Path.Combine(Folder, MaterialsFolder)) ? System.IO.Path.Combine(Folder, MaterialsFolder) : null;

    /// <summary>The name of that folder.</summary>
    public const string MaterialsFolder = "files";
}

/// <summary>Where an example's models' answers come from.</summary>
/// <param name="Kind">Written by hand, or recorded from a real model.</param>
/// <param name="Source">The file.</param>
public sealed record Fixture(FixtureKind Kind, SourceText Source);

/// <summary>How a fixture came into being. Never confused in what readers are told.</summary>
public enum FixtureKind
{
    /// <summary>Written by hand: it shows what the orchestrator does, not what a model says.</summary>
    Scripted,

    /// <summary>Recorded from a live model.</summary>
    Recorded,
}

/// <summary>Something that must hold after a run.</summary>
/// <param name="Position">Where it was written.</param>
public abstract record Expectation(SourcePosition Position);

/// <summary>How the run must end.</summary>
public sealed record ExpectedOutcome(SourcePosition Position, RunOutcome Outcome) : Expectation(Position);

/// <summary>Who must win.</summary>
public sealed record ExpectedWinner(SourcePosition Position, string Agent) : Expectation(Position);

/// <summary>What the final answer must be or hold.</summary>
public sealed record ExpectedAnswer(SourcePosition Position, TextMatch Match) : Expectation(Position);

/// <summary>An event that must have happened, and how often.</summary>
/// <param name="Position">Where it was written.</param>
/// <param name="Type">The event's type.</param>
/// <param name="Agent">The agent it is about, or null for any.</param>
/// <param name="Count">How often, or null for at least once.</param>
/// <param name="Fields">Texts that fields of the event must contain, by the field's name in the log.</param>
public sealed record ExpectedEvent(
    SourcePosition Position, string Type, string? Agent, int? Count, IReadOnlyDictionary<string, string> Fields) : Expectation(Position);

/// <summary>Something <c>massgen --validate</c> must say about the configuration.</summary>
/// <param name="Position">Where it was written.</param>
/// <param name="Code">The code, for example <c>MG1005</c>.</param>
/// <param name="At">The line and column, for example <c>4:13</c>, or null for anywhere.</param>
/// <param name="Contains">A part of the message or of its advice, or null.</param>
public sealed record ExpectedDiagnostic(SourcePosition Position, string Code, string? At, string? Contains) : Expectation(Position);

/// <summary>A command that an agent must have run, and what came of it: one run of it must be all that is expected.</summary>
public sealed record ExpectedCommand(
    SourcePosition Position, string Command, string? Agent, int? ExitCode, IReadOnlyList<TextMatch> Stdout) : Expectation(Position);

/// <summary>A file the winner's workspace must hold.</summary>
public sealed record ExpectedFile(SourcePosition Position, string Path, TextMatch? Match) : Expectation(Position);

/// <summary>What a file of the example's materials must be after the run.</summary>
public sealed record ExpectedMaterial(SourcePosition Position, string Path, TextMatch? Match) : Expectation(Position);

/// <summary>The most the run may cost, in US dollars. An unknown cost does not hold.</summary>
public sealed record ExpectedCost(SourcePosition Position, decimal AtMostUsd) : Expectation(Position);

/// <summary>What a text must be or hold.</summary>
/// <param name="Kind">How it is compared.</param>
/// <param name="Expected">The text expected.</param>
public sealed record TextMatch(TextMatchKind Kind, string Expected)
{
    /// <summary>Whether a text is right. Line ends and the space around the whole do not count.</summary>
    public bool IsMatch(string actual)
    {
        var (left, right) = (Normal(actual), Normal(Expected));
        return Kind == TextMatchKind.Equal ? left == right : left.Contains(right, StringComparison.Ordinal);
    }

    private static string Normal(string text) => text.ReplaceLineEndings("\n").Trim();
}

/// <summary>How a text is compared.</summary>
public enum TextMatchKind
{
    /// <summary>It holds the expected text.</summary>
    Contains,

    /// <summary>It is the expected text.</summary>
    Equal,
}
